package io.postern.address;

import io.postern.api.json.Json;
import io.postern.api.json.JsonException;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Envelope;
import io.postern.config.plan.SendRules.Stamp;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Puts what the gateway knows of a message into what is sent of it: behind the fields of a JSON
 * object, of which every byte stays as it is. What is no JSON object stays as it is, too.
 */
record Stamping(Set<Stamp> fields) {

    /** What is known when a message is written down. */
    byte[] onto(byte[] payload, Envelope message) {
        var edit = edit(payload);
        edit.ifPresent(one -> one.put(Stamp.TIME, () -> Json.of(message.time())));
        edit.ifPresent(one -> one.put(Stamp.UID, () -> Json.of(message.uid())));
        return edit.map(Edit::bytes).orElse(payload);
    }

    /** What is known only when it comes back from the disk. */
    byte[] ontoReplayed(byte[] payload) {
        var edit = edit(payload);
        edit.ifPresent(one -> one.put(Stamp.REPLAYED, () -> Json.of(true)));
        return edit.map(Edit::bytes).orElse(payload);
    }

    private Optional<Edit> edit(byte[] payload) {
        try {
            return !fields.isEmpty() && Json.read(payload) instanceof JsonObject object
                    ? Optional.of(new Edit(payload, object))
                    : Optional.empty();
        } catch (JsonException notJson) {
            return Optional.empty();
        }
    }

    private final class Edit {

        private final byte[] payload;
        private final JsonObject known;
        private final JsonObject.Builder added = JsonObject.builder();

        Edit(byte[] payload, JsonObject known) {
            this.payload = payload;
            this.known = known;
        }

        void put(Stamp stamp, Supplier<Json> value) {
            if (fields.contains(stamp) && !known.has(stamp.word())) {
                added.put(stamp.word(), value.get());
            }
        }

        byte[] bytes() {
            var more = added.build();
            if (more.fields().isEmpty()) {
                return payload;
            }
            int end = payload.length - 1;
            while (payload[end] != '}') {
                end--;
            }
            var fresh = more.bytes();
            var all = new ByteArrayOutputStream(payload.length + fresh.length);
            all.write(payload, 0, end);
            if (!known.fields().isEmpty()) {
                all.write(',');
            }
            all.write(fresh, 1, fresh.length - 2);
            all.write(payload, end, payload.length - end);
            return all.toByteArray();
        }
    }
}
