package io.postern.simulator.field;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;

/** The same value in every message. */
final class Constant {

    private static final Setting<Json> VALUE =
            Setting.of(
                    "value",
                    "The value of the field in every message: a number, text, a list, anything.",
                    new Shape.Anything());

    static final Settings SETTINGS = Settings.of(VALUE);

    private Constant() {}

    static Generator of(Values values) {
        var value = values.get(VALUE);
        return turn -> value;
    }
}
