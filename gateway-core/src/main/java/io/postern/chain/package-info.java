/** What hangs on a message until it is safe, and the room it takes meanwhile. */
@NullMarked
package io.postern.chain;

import org.jspecify.annotations.NullMarked;
