/** The service command: a gateway from start to polite end. */
@NullMarked
package io.postern.app.run;

import org.jspecify.annotations.NullMarked;
