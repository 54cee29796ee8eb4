/** What waits on disk. */
@NullMarked
package io.postern.store;

import org.jspecify.annotations.NullMarked;
