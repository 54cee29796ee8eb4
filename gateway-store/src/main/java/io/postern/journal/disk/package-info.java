/** Where a journal's files are: a folder, down to each operation. */
@NullMarked
package io.postern.journal.disk;

import org.jspecify.annotations.NullMarked;
