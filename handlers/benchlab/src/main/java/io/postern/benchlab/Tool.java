package io.postern.benchlab;

import io.postern.api.setting.Values;
import io.postern.benchlab.sensor.ChipScale;
import io.postern.benchlab.sensor.Naming;
import io.postern.benchlab.sensor.Telemetry;
import io.postern.benchlab.sensor.Timestamp;
import java.util.Optional;

/** Whose manner of writing it is; single settings of a file come before the tool's. */
enum Tool {
    CLASSIC(
            BenchlabFactory.CLASSIC,
            BenchlabFactory.SECONDS,
            BenchlabFactory.TENTHS,
            BenchlabFactory.CLASSIC),
    V3(
            BenchlabFactory.NEW,
            BenchlabFactory.MILLISECONDS,
            BenchlabFactory.DEGREES,
            BenchlabFactory.EXTENDED);

    private final String naming;
    private final String timestamp;
    private final String chip;
    private final String info;

    Tool(String naming, String timestamp, String chip, String info) {
        this.naming = naming;
        this.timestamp = timestamp;
        this.chip = chip;
        this.info = info;
    }

    static Tool of(Values settings) {
        return settings.get(BenchlabFactory.TOOL).equals(BenchlabFactory.V3) ? V3 : CLASSIC;
    }

    Sensors sensors(Values settings) {
        var word = settings.find(BenchlabFactory.NAMING).orElse(naming);
        var scale = settings.find(BenchlabFactory.CHIP_TEMP).orElse(chip);
        return new Sensors(
                new Telemetry(
                        word.equals(BenchlabFactory.NEW) ? Naming.NEW : Naming.CLASSIC,
                        scale.equals(BenchlabFactory.DEGREES)
                                ? ChipScale.DEGREES
                                : ChipScale.TENTHS),
                timestamp(settings.find(BenchlabFactory.TIMESTAMP).orElse(timestamp)));
    }

    private static Optional<Timestamp> timestamp(String word) {
        return switch (word) {
            case BenchlabFactory.SECONDS -> Optional.of(Timestamp.SECONDS);
            case BenchlabFactory.MILLISECONDS -> Optional.of(Timestamp.MILLISECONDS);
            default -> Optional.empty();
        };
    }

    boolean hasExtendedInfo(Values settings) {
        return settings.find(BenchlabFactory.INFO).orElse(info).equals(BenchlabFactory.EXTENDED);
    }
}
