package io.postern.benchlab.sensor;

import io.postern.api.json.Json;
import java.util.Optional;

/** In what steps a device's chip says how warm it is: its tools do not agree. */
public enum ChipScale {
    /** As the first publisher takes it. */
    TENTHS {
        @Override
        Json of(int chip) {
            return Decimal.tenths(chip);
        }

        @Override
        Optional<String> objection(SensorAnswer answer) {
            return IN_TENTHS.objection(answer);
        }
    },
    /** As the publishers since November 2025 take it, and the maker's own library. */
    DEGREES {
        @Override
        Json of(int chip) {
            return Json.of(chip);
        }

        @Override
        Optional<String> objection(SensorAnswer answer) {
            return IN_DEGREES
                    .objection(answer)
                    .map(text -> text + " (\"chip_temp\": \"tenths\" would read it in tenths)");
        }
    };

    private static final String NAME = "Chip_Temp";
    private static final Limit IN_TENTHS = Limit.tenths(NAME, "°C", -100, 200, SensorAnswer::chip);
    private static final Limit IN_DEGREES = Limit.whole(NAME, "°C", -100, 200, SensorAnswer::chip);

    abstract Json of(int chip);

    abstract Optional<String> objection(SensorAnswer answer);
}
