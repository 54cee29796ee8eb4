/** The keys that every file of a folder may have, each described once. */
@NullMarked
package io.postern.config.keys;

import org.jspecify.annotations.NullMarked;
