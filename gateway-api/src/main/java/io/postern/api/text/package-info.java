/** Text as people write and read it. */
@NullMarked
package io.postern.api.text;

import org.jspecify.annotations.NullMarked;
