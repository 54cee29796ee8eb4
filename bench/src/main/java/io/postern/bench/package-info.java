/** Benchmarks: ratios to something measured in the same run. */
@NullMarked
package io.postern.bench;

import org.jspecify.annotations.NullMarked;
