package io.postern.simulator.field;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import java.util.List;
import java.util.SplittableRandom;

/** One of several values, at random. */
public final class ChoiceField implements Generator {

    public static final Setting<List<Json>> VALUES =
            Setting.of(
                    "values",
                    "The values to choose from at random; a value listed twice comes twice as often.",
                    new Shape.Listing(new Shape.Anything()));

    public static final Settings SETTINGS = Settings.of(VALUES);

    private final Json[] values;
    private final SplittableRandom random;

    public ChoiceField(Values values, SplittableRandom random) {
        this.values = values.get(VALUES).toArray(Json[]::new);
        this.random = random;
    }

    @Override
    public Json next(Turn turn) {
        return values[random.nextInt(values.length)];
    }
}
