/** The command line: each command in words that its help shows. */
@NullMarked
package io.postern.app.cli;

import org.jspecify.annotations.NullMarked;
