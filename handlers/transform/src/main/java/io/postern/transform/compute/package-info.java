/** Steps that ask or calculate with expressions. */
@NullMarked
package io.postern.transform.compute;

import org.jspecify.annotations.NullMarked;
