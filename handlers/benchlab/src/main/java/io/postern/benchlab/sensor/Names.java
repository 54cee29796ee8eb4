package io.postern.benchlab.sensor;

import java.util.List;
import java.util.stream.IntStream;

/** The names of what a device has several of. */
final class Names {

    static final List<String> VOLTAGE = numbered("VIN_", 0, SensorAnswer.VOLTAGES, "");
    static final List<String> FAN_DUTY = numbered("Fan", 1, SensorAnswer.FANS, "_Duty");
    static final List<String> FAN_SPEED = numbered("Fan", 1, SensorAnswer.FANS, "_RPM");
    static final List<String> FAN_STATUS = numbered("Fan", 1, SensorAnswer.FANS, "_Status");

    private Names() {}

    static List<String> numbered(String stem, int first, int count, String end) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> stem + number + end)
                .toList();
    }
}
