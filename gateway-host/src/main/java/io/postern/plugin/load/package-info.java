/** Plugins in memory: class loaders, and what the plugins' factories say they offer. */
@NullMarked
package io.postern.plugin.load;

import org.jspecify.annotations.NullMarked;
