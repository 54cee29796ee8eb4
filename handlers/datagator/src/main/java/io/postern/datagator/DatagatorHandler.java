package io.postern.datagator;

import io.postern.api.context.Meters.Counter;
import io.postern.api.handler.Batch;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.message.UnreadableException;
import io.postern.api.setting.Nearest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns what a sensor sent into its message. Incomplete payloads pass with what they have, and a
 * warning; what has no id is refused.
 */
final class DatagatorHandler {

    private final Map<String, Known> sensors;
    private final boolean lenient;
    private final Warnings warnings;
    private final Counter incomplete;

    private record Known(Sensor sensor, Expectation expectation) {}

    /**
     * @param lenient whether fields pass that no sensor is known to have
     */
    DatagatorHandler(
            Map<String, Sensor> sensors, boolean lenient, Warnings warnings, Counter incomplete) {
        this.lenient = lenient;
        this.sensors =
                sensors.values().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Sensor::type,
                                        sensor ->
                                                new Known(
                                                        sensor, new Expectation(sensor, lenient))));
        this.warnings = warnings;
        this.incomplete = incomplete;
    }

    /**
     * @throws UnreadableException when the type is unknown, or a message can have no id
     */
    List<Draft> handle(Batch batch) throws Exception {
        var known = known(batch.type());
        return batch.each(message -> translated(message, known));
    }

    private Known known(String type) {
        var known = sensors.get(type);
        if (known == null) {
            throw new UnreadableException(
                    "message type %s: expected one of %s%s; describe a new sensor under \"sensors\""
                                    .formatted(
                                            DatagatorQuote.text(type),
                                            String.join(", ", new TreeMap<>(sensors).keySet()),
                                            Nearest.hint(type, sensors.keySet()))
                            + " in a file of handlers/ whose \"source\" is \"datagator_sensors\"");
        }
        return known;
    }

    private Draft translated(Envelope message, Known known) {
        var payload = message.content();
        var topic = topic(message, payload);
        var reading = new SensorReading(known.sensor(), payload, topic);
        var id = reading.id();
        var content = reading.content(id, message.time());
        if (lenient) {
            content = known.expectation().withUnknown(content, payload);
        }
        known.expectation()
                .misfit(payload)
                .ifPresent(
                        misfit -> {
                            incomplete.add(1);
                            warnings.warn(misfit, id, topic);
                        });
        return message.with(content).withId(id).withTime(message.time());
    }

    /** A message that another gateway sent on may have its topic in it. */
    private static String topic(Envelope message, JsonObject payload) {
        var place = message.origin().place();
        return place.isEmpty() ? payload.text("topic").orElse("") : place;
    }
}
