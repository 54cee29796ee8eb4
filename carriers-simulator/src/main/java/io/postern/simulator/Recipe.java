package io.postern.simulator;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.context.Time;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Values;
import io.postern.simulator.field.Generator;
import io.postern.simulator.field.SimulatedDevices;
import io.postern.simulator.field.TextField;
import io.postern.simulator.field.Turn;
import io.postern.simulator.setting.FieldKinds;
import io.postern.simulator.setting.SimulatorSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the messages of one address, one after the other. Not for several threads at once. */
final class Recipe {

    private final int devices;
    private final TextField place;
    private final String[] names;
    private final Generator[] generators;

    Recipe(ReceiveAddress address, Time time) {
        var settings = address.settings();
        devices = settings.get(SimulatorSettings.DEVICES);
        place = new TextField(settings.get(SimulatorSettings.PLACE), devices);
        var cast =
                new SimulatedDevices(
                        devices,
                        Rate.secondsPerRound(address, devices),
                        settings.get(SimulatorSettings.SEED),
                        time);
        var fields = new LinkedHashMap<String, Generator>();
        var id = settings.get(SimulatorSettings.ID);
        if (!id.isEmpty()) {
            fields.put(settings.get(SimulatorSettings.ID_FIELD), field(id, cast));
        }
        fields(settings).forEach((name, kind) -> fields.put(name, generator(name, kind, cast)));
        names = fields.keySet().toArray(String[]::new);
        generators = fields.values().toArray(Generator[]::new);
    }

    int devices() {
        return devices;
    }

    JsonObject content(Turn turn) {
        var content = JsonObject.builder();
        for (int field = 0; field < names.length; field++) {
            content.put(names[field], generators[field].next(turn));
        }
        return content.build();
    }

    String place(Turn turn) {
        return place.text(turn);
    }

    private static Generator field(String text, SimulatedDevices cast) {
        return generator("", Values.of("template", Map.of("text", text)), cast);
    }

    private static Generator generator(String name, Values kind, SimulatedDevices cast) {
        return FieldKinds.generator(name, kind, cast);
    }

    private static Map<String, Values> fields(Values settings) {
        return settings.find(SimulatorSettings.FIELDS).orElseGet(Recipe::plain);
    }

    private static Map<String, Values> plain() {
        var fields = new LinkedHashMap<String, Values>();
        fields.put("sequence", Values.of("sequence", Map.of()));
        fields.put("value", Values.of("sine", Map.of("mean", 20.0, "amplitude", 5.0)));
        return fields;
    }
}
