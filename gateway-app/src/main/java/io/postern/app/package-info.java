/** The program: where a call of it begins. */
@NullMarked
package io.postern.app;

import org.jspecify.annotations.NullMarked;
