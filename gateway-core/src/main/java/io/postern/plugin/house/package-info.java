/** Which plugins run: changes to the folder are tried first and taken up or dropped whole. */
@NullMarked
package io.postern.plugin.house;

import org.jspecify.annotations.NullMarked;
