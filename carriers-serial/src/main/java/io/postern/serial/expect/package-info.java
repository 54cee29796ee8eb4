/** What an answer must be like. */
@NullMarked
package io.postern.serial.expect;

import org.jspecify.annotations.NullMarked;
