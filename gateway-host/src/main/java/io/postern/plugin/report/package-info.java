/** What is told of plugins. */
@NullMarked
package io.postern.plugin.report;

import org.jspecify.annotations.NullMarked;
