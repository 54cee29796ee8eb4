/** What waits on disk, by whom it is for. */
@NullMarked
package io.postern.store;

import org.jspecify.annotations.NullMarked;
