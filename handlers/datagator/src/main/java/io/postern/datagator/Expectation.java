package io.postern.datagator;

import io.postern.api.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which fields the payloads of a sensor have. Immutable. */
final class Expectation {

    private static final int MOST_NAMED = 8;

    /** What comes with any payload: who sent it, and what the carrier or the sender adds. */
    private static final Set<String> COMMON = Set.of("MAC", "time", "topic");

    private final String type;
    private final List<String> required = new ArrayList<>();
    private final List<String> fields;
    private final Set<String> known = new HashSet<>(COMMON);

    private final boolean lenient;

    /**
     * @param lenient whether unknown fields are no fault
     */
    Expectation(Sensor sensor, boolean lenient) {
        this.lenient = lenient;
        type = sensor.type();
        var parts = new ArrayList<>(List.of(sensor.datagator()));
        parts.addAll(sensor.fields());
        for (var part : parts) {
            if (!part.optional() && part.source() instanceof PartSource.Field field) {
                required.add(field.name());
            }
        }
        parts.addAll(sensor.id());
        fields = Sensor.fieldNames(parts).stream().distinct().toList();
        known.addAll(fields);
    }

    /** The content with what else the payload has, behind it; what the handler says stays. */
    JsonObject withUnknown(JsonObject content, JsonObject payload) {
        if (known.containsAll(payload.fields().keySet())) {
            return content;
        }
        var all = content.edit();
        payload.fields()
                .forEach(
                        (name, value) -> {
                            if (!known.contains(name) && !all.has(name)) {
                                all.put(name, value);
                            }
                        });
        return all.build();
    }

    /** What is wrong with a payload; nothing for most. */
    Optional<Mismatch> misfit(JsonObject payload) {
        var names = payload.fields().keySet();
        if (names.containsAll(required) && (lenient || known.containsAll(names))) {
            return Optional.empty();
        }
        return Optional.of(
                new Mismatch(
                        type,
                        required.stream().filter(name -> !names.contains(name)).toList(),
                        names.stream()
                                .filter(name -> !lenient && !known.contains(name))
                                .limit(MOST_NAMED)
                                .map(DatagatorQuote::cut)
                                .sorted()
                                .toList(),
                        fields));
    }
}
