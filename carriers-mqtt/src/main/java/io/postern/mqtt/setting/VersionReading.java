package io.postern.mqtt.setting;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.MqttVersion;
import java.util.List;

/** Reads {@code version} in all the ways that people write it. */
public final class VersionReading {

    /** As they stand in files of other programs. */
    static final List<String> WORDS =
            List.of("3", "3.1", "3.1.1", "4", "5", "5.0", "MQTTv31", "MQTTv311", "MQTTv5");

    private VersionReading() {}

    public static MqttVersion read(Values values, Findings findings) {
        var given = values.get(SessionSettings.VERSION);
        var word = given instanceof Double number ? word(number) : given.toString();
        if (!WORDS.contains(word)) {
            findings.problem("version", "expected 3, 4 or 5, found " + word);
        }
        if (word.equals("3.1") || word.equals("MQTTv31")) {
            findings.note("version", "MQTT 3.1 is no longer spoken: 3.1.1 is used");
        }
        return word.startsWith("5") || word.equals("MQTTv5") ? MqttVersion.V5 : MqttVersion.V3_1_1;
    }

    private static String word(double number) {
        return number == Math.rint(number) ? "" + (int) number : "" + number;
    }
}
