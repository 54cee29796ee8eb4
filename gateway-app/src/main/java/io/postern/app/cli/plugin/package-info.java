/** Commands about plugins. */
@NullMarked
package io.postern.app.cli.plugin;

import org.jspecify.annotations.NullMarked;
