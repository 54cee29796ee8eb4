/** Figures of what runs. */
@NullMarked
package io.postern.app.figures;

import org.jspecify.annotations.NullMarked;
