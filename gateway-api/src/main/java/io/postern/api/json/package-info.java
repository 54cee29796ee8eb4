/** JSON values that keep what was written: immutable, in order, every digit. */
@NullMarked
package io.postern.api.json;

import org.jspecify.annotations.NullMarked;
