/** Which plugins run: changes to the folder are tried first and taken up or dropped whole. */
@NullMarked
package io.postern.plugin.run;

import org.jspecify.annotations.NullMarked;
