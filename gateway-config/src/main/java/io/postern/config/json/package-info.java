/** JSON files as people write them, with the place of everything. */
@NullMarked
package io.postern.config.json;

import org.jspecify.annotations.NullMarked;
