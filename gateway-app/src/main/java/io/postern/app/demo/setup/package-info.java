/** What a demonstration plays with, and what can be taken away. */
@NullMarked
package io.postern.app.demo.setup;

import org.jspecify.annotations.NullMarked;
