/** The trial run from which the launcher learns what a start needs. */
@NullMarked
package io.postern.app.rehearsal;

import org.jspecify.annotations.NullMarked;
