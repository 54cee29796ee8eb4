/** Whether one device disturbs the polls of its neighbours. */
@NullMarked
package io.postern.bench.rhythm;

import org.jspecify.annotations.NullMarked;
