/** What waits on disk. */
@NullMarked
package io.postern.store.row;

import org.jspecify.annotations.NullMarked;
