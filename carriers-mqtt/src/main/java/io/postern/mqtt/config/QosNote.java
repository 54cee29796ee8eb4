package io.postern.mqtt.config;

import io.postern.api.setting.Findings;

/** Tells what QoS 2 is worth. */
final class QosNote {

    private QosNote() {}

    static void tell(int qos, Findings findings) {
        if (qos == 2) {
            findings.note(
                    "qos",
                    "QoS 2 holds between two neighbours only: through the gateway a message comes"
                            + " at least once, each time with the same uid");
        }
    }
}
