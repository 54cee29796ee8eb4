/** What the tests of all modules share. */
@NullMarked
package io.postern.testing;

import org.jspecify.annotations.NullMarked;
