/** The command that looks at what a data folder keeps. */
@NullMarked
package io.postern.app.cli.journal;

import org.jspecify.annotations.NullMarked;
