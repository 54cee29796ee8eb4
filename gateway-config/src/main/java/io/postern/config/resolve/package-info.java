/** From files to whole objects: inheritance, and which of them are in effect. */
@NullMarked
package io.postern.config.resolve;

import org.jspecify.annotations.NullMarked;
