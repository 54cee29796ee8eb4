/** The objects that plugins make, and what they are given. */
@NullMarked
package io.postern.gateway.object;

import org.jspecify.annotations.NullMarked;
