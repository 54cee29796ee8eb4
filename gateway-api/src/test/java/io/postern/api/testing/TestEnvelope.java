package io.postern.api.testing;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Envelope;
import io.postern.api.message.Origin;
import io.postern.api.message.Payload;
import java.util.Map;

/**
 * A message for tests. Its id and time are those of the content's {@code id} and {@code time}, as
 * for a message type without a file; each {@code with} gives a changed copy.
 */
public record TestEnvelope(
        String type,
        String id,
        String time,
        Payload payload,
        long entryId,
        Origin origin,
        String uid)
        implements Envelope {

    public static TestEnvelope of(String type, JsonObject content) {
        return new TestEnvelope(
                type,
                content.field("id").map(Json::plain).orElse("default"),
                content.text("time").orElse("2024-05-16T00:00:00.000000"),
                Payload.of(content),
                1,
                new Origin("test_carrier", "test_address", "", false, Map.of()),
                "test-system/boot/1");
    }

    public TestEnvelope withId(String value) {
        return new TestEnvelope(type, value, time, payload, entryId, origin, uid);
    }

    public TestEnvelope withTime(String value) {
        return new TestEnvelope(type, id, value, payload, entryId, origin, uid);
    }

    /** With bytes as they came, or any other payload; id and time stay. */
    public TestEnvelope withPayload(Payload value) {
        return new TestEnvelope(type, id, time, value, entryId, origin, uid);
    }

    public TestEnvelope withEntryId(long value) {
        return new TestEnvelope(type, id, time, payload, value, origin, uid);
    }

    public TestEnvelope withOrigin(Origin value) {
        return new TestEnvelope(type, id, time, payload, entryId, value, uid);
    }

    public TestEnvelope withUid(String value) {
        return new TestEnvelope(type, id, time, payload, entryId, origin, value);
    }
}
