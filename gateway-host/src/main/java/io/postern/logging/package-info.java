/** The log: one line an event on standard error, for people or as JSON. */
@NullMarked
package io.postern.logging;

import org.jspecify.annotations.NullMarked;
