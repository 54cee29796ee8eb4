/** The gateway's data folder, and the files of the last good configuration kept in it. */
@NullMarked
package io.postern.data;

import org.jspecify.annotations.NullMarked;
