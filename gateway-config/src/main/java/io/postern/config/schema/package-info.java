/** JSON Schema and reference, from the settings' descriptions. */
@NullMarked
package io.postern.config.schema;

import org.jspecify.annotations.NullMarked;
