/** How the gateway is, as text for people and as JSON. */
@NullMarked
package io.postern.status;

import org.jspecify.annotations.NullMarked;
