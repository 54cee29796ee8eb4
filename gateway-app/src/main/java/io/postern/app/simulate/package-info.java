/** The command that runs devices without hardware. */
@NullMarked
package io.postern.app.simulate;

import org.jspecify.annotations.NullMarked;
