/** Who looks whether what was sent is answered, and whether sending comes back. */
@NullMarked
package io.postern.delivery.watch;

import org.jspecify.annotations.NullMarked;
