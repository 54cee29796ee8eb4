/** What the wires said of each numbered message, and what must not be. */
@NullMarked
package io.postern.bench.books;

import org.jspecify.annotations.NullMarked;
