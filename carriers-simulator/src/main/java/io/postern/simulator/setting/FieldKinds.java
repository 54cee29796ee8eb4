package io.postern.simulator.setting;

import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.simulator.field.ChoiceField;
import io.postern.simulator.field.Constant;
import io.postern.simulator.field.Generator;
import io.postern.simulator.field.Sequence;
import io.postern.simulator.field.SimulatedDevices;
import io.postern.simulator.field.Sine;
import io.postern.simulator.field.TextField;
import io.postern.simulator.field.TimeField;
import io.postern.simulator.field.Uniform;
import io.postern.simulator.field.WalkField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of fields, by the word that {@code type} has in a file. */
public final class FieldKinds {

    /** What each kind may set. */
    public static final Map<String, Settings> SETTINGS = settings();

    private FieldKinds() {}

    /** Makes the generator of one field. */
    public static Generator generator(String field, Values values, SimulatedDevices cast) {
        return switch (values.variant()) {
            case "constant" -> Constant.of(values);
            case "uniform" -> new Uniform(values, cast.random(field));
            case "walk" -> new WalkField(values, cast, cast.random(field));
            case "sine" -> new Sine(values, cast);
            case "sequence" -> Sequence.of(values);
            case "choice" -> new ChoiceField(values, cast.random(field));
            case "template" -> TextField.of(values, cast);
            case "time" -> new TimeField(values, cast.time());
            default ->
                    throw new IllegalArgumentException(
                            "type: expected one of "
                                    + SETTINGS.keySet()
                                    + ", found \""
                                    + values.variant()
                                    + "\"");
        };
    }

    private static Map<String, Settings> settings() {
        var kinds = new LinkedHashMap<String, Settings>();
        kinds.put("constant", Constant.SETTINGS);
        kinds.put("uniform", Uniform.SETTINGS);
        kinds.put("walk", WalkField.SETTINGS);
        kinds.put("sine", Sine.SETTINGS);
        kinds.put("sequence", Sequence.SETTINGS);
        kinds.put("choice", ChoiceField.SETTINGS);
        kinds.put("template", TextField.SETTINGS);
        kinds.put("time", TimeField.SETTINGS);
        return Collections.unmodifiableMap(kinds);
    }
}
