/** Numbers in messages as metrics. */
@NullMarked
package io.postern.gauge;

import org.jspecify.annotations.NullMarked;
