/** YAML files, read by events, with the place of everything. */
@NullMarked
package io.postern.config.yaml;

import org.jspecify.annotations.NullMarked;
