/** Files that survive: only their owner may open them, and they are whole or not there. */
@NullMarked
package io.postern.file;

import org.jspecify.annotations.NullMarked;
