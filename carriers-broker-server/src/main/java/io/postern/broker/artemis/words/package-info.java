/** What is said of it, and not too often. */
@NullMarked
package io.postern.broker.artemis.words;

import org.jspecify.annotations.NullMarked;
