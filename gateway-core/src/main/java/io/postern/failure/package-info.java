/** How failures are told: in words, with their place, and not too often. */
@NullMarked
package io.postern.failure;

import org.jspecify.annotations.NullMarked;
