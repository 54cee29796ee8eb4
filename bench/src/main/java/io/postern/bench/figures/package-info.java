/** What was measured, round by round, and the table of it. */
@NullMarked
package io.postern.bench.figures;

import org.jspecify.annotations.NullMarked;
