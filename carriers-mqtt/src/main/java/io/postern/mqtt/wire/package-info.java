/**
 * What lies inside the client library: the only package that knows of it. It is to be looked
 * through whenever the library's version changes.
 */
@NullMarked
package io.postern.mqtt.wire;

import org.jspecify.annotations.NullMarked;
