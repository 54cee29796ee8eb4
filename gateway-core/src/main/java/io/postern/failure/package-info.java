/** How a plugin's failures are told: in words, with their place. */
@NullMarked
package io.postern.failure;

import org.jspecify.annotations.NullMarked;
