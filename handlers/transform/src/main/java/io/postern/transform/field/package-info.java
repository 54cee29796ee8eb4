/** Steps that choose, name and place fields. */
@NullMarked
package io.postern.transform.field;

import org.jspecify.annotations.NullMarked;
