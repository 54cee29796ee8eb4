package io.postern.bench.bare;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What the datagator handler does to a reading of meter_teros10, with jackson-core alone. */
final class Transform {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    private final JsonFactory json = new JsonFactory();
    private final String systemId;

    Transform(String systemId) {
        this.systemId = systemId;
    }

    byte[] apply(String topic, byte[] payload) {
        var reading = read(payload);
        var mac = reading.getOrDefault("MAC", new Value("", true)).digits();
        var output = new ByteArrayOutputStream(256);
        try (var writer = json.createGenerator(ObjectWriteContext.empty(), output)) {
            writer.writeStartObject();
            writer.writeStringProperty("datagator_id", mac);
            writer.writeStringProperty("id", mac + "_" + topic.split("/", 3)[1]);
            writer.writeStringProperty("time", LocalDateTime.now(ZoneOffset.UTC).format(TIME));
            for (var field : reading.entrySet()) {
                if (!field.getKey().equals("MAC")) {
                    writer.writeName(field.getKey());
                    if (field.getValue().text()) {
                        writer.writeString(field.getValue().digits());
                    } else {
                        writer.writeNumber(field.getValue().digits());
                    }
                }
            }
            writer.writeStringProperty("gateway_id", systemId);
            writer.writeStringProperty("source", "direct");
            writer.writeEndObject();
        }
        return output.toByteArray();
    }

    private Map<String, Value> read(byte[] payload) {
        var fields = new LinkedHashMap<String, Value>();
        try (var parser = json.createParser(ObjectReadContext.empty(), payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException(
                        "payload: expected a JSON object, found "
                                + new String(payload, StandardCharsets.UTF_8));
            }
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                fields.put(name, new Value(parser.getString(), text));
            }
        }
        return fields;
    }

    /** Text, or a number with the digits it came with. */
    private record Value(String digits, boolean text) {}
}
