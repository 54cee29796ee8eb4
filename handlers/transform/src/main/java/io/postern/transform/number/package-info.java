/** Steps that calculate: exactly, in the digits that came. */
@NullMarked
package io.postern.transform.number;

import org.jspecify.annotations.NullMarked;
