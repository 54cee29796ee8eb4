/** Keywords and references in texts. */
@NullMarked
package io.postern.config.text;

import org.jspecify.annotations.NullMarked;
