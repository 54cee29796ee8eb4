/** What differs between two configurations. */
@NullMarked
package io.postern.config.change;

import org.jspecify.annotations.NullMarked;
