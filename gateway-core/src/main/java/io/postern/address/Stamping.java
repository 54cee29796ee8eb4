package io.postern.address;

import io.postern.api.json.Json;
import io.postern.api.json.JsonException;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Envelope;
import io.postern.config.plan.SendRules.Stamp;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Puts what the gateway knows of a message into what is sent of it: behind the fields of a JSON
 * object, of which every byte stays as it is. What is no JSON object stays as it is, too.
 */
record Stamping(Set<Stamp> fields) {

    private static final String UNSYNCED = "time_unsynced";

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

    /** What is known of a time that was put in: that it is wrong. */
    byte[] ontoUnsynced(byte[] payload, String wrong) {
        var edit = has(payload, wrong) ? edit(payload) : Optional.<Edit>empty();
        edit.ifPresent(one -> one.put(UNSYNCED, Json.of(true)));
        return edit.map(Edit::bytes).orElse(payload);
    }

    /** Another time in the place of the one that was put in. */
    byte[] corrected(byte[] payload, String wrong, String right) {
        var from = time(wrong);
        var to = time(right);
        if (!has(payload, wrong)) {
            return payload;
        }
        int at = lastIndexOf(from, payload);
        var corrected = new ByteArrayOutputStream(payload.length);
        corrected.write(payload, 0, at);
        corrected.writeBytes(to);
        int rest = at + from.length;
        corrected.write(payload, rest, payload.length - rest);
        return corrected.toByteArray();
    }

    boolean has(byte[] payload, String time) {
        return fields.contains(Stamp.TIME) && lastIndexOf(time(time), payload) >= 0;
    }

    /** As it stands between the brackets. */
    private static byte[] time(String text) {
        var bytes = JsonObject.builder().put(Stamp.TIME.word(), Json.of(text)).build().bytes();
        return Arrays.copyOfRange(bytes, 1, bytes.length - 1);
    }

    /** What was put in stands behind what was there. */
    private static int lastIndexOf(byte[] what, byte[] in) {
        for (int at = in.length - what.length; at >= 0; at--) {
            if (Arrays.equals(what, 0, what.length, in, at, at + what.length)) {
                return at;
            }
        }
        return -1;
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

        void put(String field, Json value) {
            if (!known.has(field)) {
                added.put(field, value);
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
