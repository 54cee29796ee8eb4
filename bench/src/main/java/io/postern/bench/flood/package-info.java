/** What waits in memory while the uplink is away. */
@NullMarked
package io.postern.bench.flood;

import org.jspecify.annotations.NullMarked;
