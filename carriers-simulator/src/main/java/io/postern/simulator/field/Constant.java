package io.postern.simulator.field;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;

/** The same value in every message. */
public final class Constant {

    private static final Setting<Json> VALUE =
            Setting.of(
                    "value",
                    "The value of the field in every message: a number, text, a list, anything.",
                    new Shape.Anything());

    public static final Settings SETTINGS = Settings.of(VALUE);

    private Constant() {}

    public static Generator of(Values values) {
        var value = values.get(VALUE);
        return turn -> value;
    }
}
