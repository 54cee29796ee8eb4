/** Other programs: run to their end, or running on beside the test. */
@NullMarked
package io.postern.testing.process;

import org.jspecify.annotations.NullMarked;
