/** Devices whose cables are pulled and plugged in again, over and over. */
@NullMarked
package io.postern.bench.replug;

import org.jspecify.annotations.NullMarked;
