package io.postern.simulator.field;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;

/** Whole numbers that count the address's messages. */
public final class Sequence {

    private static final Setting<Integer> START =
            Setting.whole(
                            "start",
                            "The number in the first message.",
                            Integer.MIN_VALUE,
                            Integer.MAX_VALUE)
                    .orElse(1);
    private static final Setting<Integer> STEP =
            Setting.whole(
                            "step",
                            "What is added from message to message.",
                            Integer.MIN_VALUE,
                            Integer.MAX_VALUE)
                    .orElse(1);

    public static final Settings SETTINGS = Settings.of(START, STEP);

    private Sequence() {}

    public static Generator of(Values values) {
        long start = values.get(START);
        long step = values.get(STEP);
        return turn -> Json.of(start + turn.number() * step);
    }
}
