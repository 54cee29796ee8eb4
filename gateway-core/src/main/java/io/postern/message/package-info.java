/** A message, and how it is known on its way. */
@NullMarked
package io.postern.message;

import org.jspecify.annotations.NullMarked;
