/**
 * What operating plugins, such as one with web pages, compile against: commands, HTTP routes, live
 * events, status, dead letters. Handlers and carriers have no use for it.
 */
@NullMarked
package io.postern.ops;

import org.jspecify.annotations.NullMarked;
