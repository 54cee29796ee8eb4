/** What a step is, and what happens where it cannot be done. */
@NullMarked
package io.postern.transform.step;

import org.jspecify.annotations.NullMarked;
