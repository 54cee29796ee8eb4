/** The packets of MQTT, read as tests need them: not by the code under test. */
@NullMarked
package io.postern.testing.wire.packet;

import org.jspecify.annotations.NullMarked;
