/** The language of conditions and computed fields: a part of JSONata, with bounds. */
@NullMarked
package io.postern.transform.expression;

import org.jspecify.annotations.NullMarked;
