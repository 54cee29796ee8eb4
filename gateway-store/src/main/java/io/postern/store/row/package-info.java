/** What a row of the journal holds: a letter that waits, or a dead one. */
@NullMarked
package io.postern.store.row;

import org.jspecify.annotations.NullMarked;
