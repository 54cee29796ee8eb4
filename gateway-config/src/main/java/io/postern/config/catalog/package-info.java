/** What the plugins that are loaded offer: configuration is checked against it. */
@NullMarked
package io.postern.config.catalog;

import org.jspecify.annotations.NullMarked;
