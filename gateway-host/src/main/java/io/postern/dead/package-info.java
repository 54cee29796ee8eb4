/** Dead letters for people: looking at them, dropping them, sending them again. */
@NullMarked
package io.postern.dead;

import org.jspecify.annotations.NullMarked;
