/** From a file's values to what a setting's description asks for. */
@NullMarked
package io.postern.config.value;

import org.jspecify.annotations.NullMarked;
