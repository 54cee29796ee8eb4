/** What should run: the configuration, resolved, checked and without files. */
@NullMarked
package io.postern.config.plan;

import org.jspecify.annotations.NullMarked;
