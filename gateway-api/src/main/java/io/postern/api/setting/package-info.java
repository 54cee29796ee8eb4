/**
 * Settings, described once: from the description come validation, schema, reference and defaults.
 */
@NullMarked
package io.postern.api.setting;

import org.jspecify.annotations.NullMarked;
