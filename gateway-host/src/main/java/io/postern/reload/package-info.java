/** From changed files to a changed gateway: watched, read, compared, applied, and kept. */
@NullMarked
package io.postern.reload;

import org.jspecify.annotations.NullMarked;
