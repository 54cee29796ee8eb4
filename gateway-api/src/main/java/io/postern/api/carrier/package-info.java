/** What authors of carriers implement, and what the gateway gives them. */
@NullMarked
package io.postern.api.carrier;

import org.jspecify.annotations.NullMarked;
