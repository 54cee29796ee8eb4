/** The journal on a disk that does what disks do. */
@NullMarked
package io.postern.journal;

import org.jspecify.annotations.NullMarked;
