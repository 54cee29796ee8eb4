/** Carriers that run: their links, opened again and again. */
@NullMarked
package io.postern.carrier;

import org.jspecify.annotations.NullMarked;
