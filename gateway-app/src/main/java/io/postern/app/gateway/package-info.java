/** A gateway in this process: its parts, and its life. */
@NullMarked
package io.postern.app.gateway;

import org.jspecify.annotations.NullMarked;
