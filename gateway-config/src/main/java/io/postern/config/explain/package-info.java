/** What is in effect, and where each value came from, without secrets. */
@NullMarked
package io.postern.config.explain;

import org.jspecify.annotations.NullMarked;
