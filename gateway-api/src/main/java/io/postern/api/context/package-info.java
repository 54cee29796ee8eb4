/** What the gateway gives to every plugin object: time, state, metrics, posting. */
@NullMarked
package io.postern.api.context;

import org.jspecify.annotations.NullMarked;
