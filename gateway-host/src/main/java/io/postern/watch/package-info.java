/** Files of the user, watched: what there is, and that it changed. */
@NullMarked
package io.postern.watch;

import org.jspecify.annotations.NullMarked;
