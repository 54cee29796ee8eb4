/** What authors of handlers implement. */
@NullMarked
package io.postern.api.handler;

import org.jspecify.annotations.NullMarked;
