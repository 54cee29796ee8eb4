/** Which broker, and how to reach it: address, encryption, login, session. */
@NullMarked
package io.postern.mqtt.broker;

import org.jspecify.annotations.NullMarked;
