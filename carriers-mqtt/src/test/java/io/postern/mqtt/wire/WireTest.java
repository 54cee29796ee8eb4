package io.postern.mqtt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireTest {

    /** A new version: look through this package, its tests and decision 18, then change it here. */
    @Test
    void knowsTheLibraryThatWeUse() {
        assertThat(Wire.warning()).isEmpty();
    }

    @Test
    void namesAnotherLibraryAndWhatToDo() {
        assertThat(Wire.warning("file:/opt/postern/lib/hivemq-mqtt-client-1.5.0.jar"))
                .contains(
                        "the MQTT client library: expected version 1.4.2, found"
                                + " /opt/postern/lib/hivemq-mqtt-client-1.5.0.jar; what is added inside"
                                + " of it may fail: take the jar that came with Postern");
    }
}
