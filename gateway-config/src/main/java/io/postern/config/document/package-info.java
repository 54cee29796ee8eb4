/** A configuration file, read: a tree whose every value knows its place. */
@NullMarked
package io.postern.config.document;

import org.jspecify.annotations.NullMarked;
