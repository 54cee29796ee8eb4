package io.postern.datagator;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import io.postern.api.message.UnreadableException;
import java.util.Optional;

/** What one payload and its topic say, read as the sensor's description has it. */
record SensorReading(Sensor sensor, JsonObject payload, String topic) {

    static final String DATAGATOR_ID = "datagator_id";
    static final String ID = "id";
    static final String TIME = "time";

    /**
     * The message's id.
     *
     * @throws UnreadableException when a part of it is missing or is no text
     */
    String id() {
        var parts = sensor.id();
        var first = name(parts.get(0));
        if (parts.size() == 1 && first.isPresent()) {
            return first.get();
        }
        var joined = new StringBuilder(first.orElse(""));
        for (var part : parts.subList(1, parts.size())) {
            var next = name(part);
            if (next.isPresent()) {
                joined.append(joined.isEmpty() ? "" : "_").append(next.get());
            }
        }
        return joined.toString();
    }

    /**
     * What goes on: every known field that is there.
     *
     * @throws UnreadableException when something that should be a name is none
     */
    JsonObject content(String id, String time) {
        var content = JsonObject.builder();
        if (isThere(sensor.datagator())) {
            name(sensor.datagator()).ifPresent(name -> content.put(DATAGATOR_ID, name));
        }
        content.put(ID, id);
        for (var part : sensor.id()) {
            if (part.as().isPresent()) {
                name(part).ifPresent(name -> content.put(part.name(), name));
            }
        }
        content.put(TIME, time);
        for (var part : sensor.fields()) {
            value(part).ifPresent(value -> content.put(part.name(), value));
        }
        return content.build();
    }

    /** A missing field costs only itself; a missing level of the topic is refused later. */
    private boolean isThere(Part part) {
        return !(part.source() instanceof PartSource.Field field) || payload.has(field.name());
    }

    private Optional<Json> value(Part part) {
        return part.source() instanceof PartSource.Field field
                ? payload.field(field.name())
                : name(part).map(JsonText::new);
    }

    /** Text that is not blank; nothing only where the part may be missing. */
    private Optional<String> name(Part part) {
        if (part.source() instanceof PartSource.Level level) {
            return level(level.number(), part.optional());
        }
        var field = (PartSource.Field) part.source();
        var value = payload.fields().get(field.name());
        if (value instanceof JsonText text && !text.value().isBlank()) {
            return Optional.of(text.value());
        }
        if (value == null && part.optional()) {
            return Optional.empty();
        }
        throw unusable(
                value == null
                        ? "expected the field %s, found %s"
                                .formatted(
                                        DatagatorQuote.text(field.name()),
                                        DatagatorQuote.texts(payload.fields().keySet()))
                        : "expected text in the field %s, found %s"
                                .formatted(
                                        DatagatorQuote.text(field.name()),
                                        DatagatorQuote.value(value)));
    }

    private Optional<String> level(int number, boolean optional) {
        if (optional && !Topic.hasLevel(topic, number + 1)) {
            return Optional.empty();
        }
        var found = Topic.level(topic, number);
        if (found.isEmpty() || found.get().isBlank()) {
            throw unusable("expected a name at level " + number + " of the topic, found none");
        }
        return found;
    }

    private UnreadableException unusable(String what) {
        return new UnreadableException(
                "%s: %s; topic %s".formatted(sensor.type(), what, DatagatorQuote.text(topic)));
    }
}
