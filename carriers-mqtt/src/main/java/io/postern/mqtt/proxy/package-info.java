/** The ways through proxies. */
@NullMarked
package io.postern.mqtt.proxy;

import org.jspecify.annotations.NullMarked;
