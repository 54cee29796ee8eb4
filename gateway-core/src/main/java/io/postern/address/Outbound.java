package io.postern.address;

import io.postern.api.address.SendAddress;
import io.postern.api.address.Trigger;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import io.postern.api.link.Letter;
import io.postern.api.message.Envelope;
import io.postern.api.message.UnreadableException;
import io.postern.api.setting.Values;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.PayloadKind;
import io.postern.config.plan.SendRules;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Set;

/** A send address as its carrier sees it, which writes payloads in the address's form. */
public record Outbound(
        String name,
        String messageType,
        Trigger trigger,
        Values settings,
        PayloadKind kind,
        SendRules rules)
        implements SendAddress {

    public static Outbound of(AddressPlan plan) {
        return new Outbound(
                plan.name(),
                plan.messageType(),
                plan.trigger(),
                plan.settings(),
                plan.payload(),
                plan.rules());
    }

    @Override
    public byte[] payload(Envelope message) {
        return stamping().onto(unstamped(message), message);
    }

    @Override
    public byte[] payload(Envelope message, JsonObject fields) {
        return stamping().onto(unstamped(message, fields), message);
    }

    /** As it goes out after a wait on disk. */
    public Letter replayed(Letter letter) {
        return with(letter, stamping().ontoReplayed(letter.payload()), letter.time(), false);
    }

    /** With the right time in the place of a wrong one. */
    public Letter corrected(Letter letter, String wrong, String right) {
        var payload = stamping().corrected(letter.payload(), wrong, right);
        return with(letter, payload, letter.time().equals(wrong) ? right : letter.time(), false);
    }

    /** Where it says a time that is wrong, it says that too. */
    public Letter unsynced(Letter letter, String wrong) {
        var payload = stamping().ontoUnsynced(letter.payload(), wrong);
        return with(letter, payload, letter.time(), letter.time().equals(wrong));
    }

    /** Whether it says a time, beside its payload or in a field that was put there. */
    public boolean says(Letter letter, String time) {
        return letter.time().equals(time) || stamping().has(letter.payload(), time);
    }

    private static Letter with(Letter letter, byte[] payload, String time, boolean unsynced) {
        return new Letter(
                letter.destination(),
                payload,
                letter.uid(),
                time,
                letter.expiry(),
                letter.properties(),
                letter.own(),
                letter.replayed(),
                unsynced);
    }

    private Stamping stamping() {
        return new Stamping(rules.stamp());
    }

    /** Bytes that came go out as they came: nothing is read that nobody looked into. */
    private byte[] unstamped(Envelope message) {
        var payload = message.payload();
        if (payload.hasBytes()) {
            return payload.bytes();
        }
        return kind == PayloadKind.JSON ? payload.written() : payload(payload.content());
    }

    /** New fields are put behind what is written already: nothing is written twice. */
    private byte[] unstamped(Envelope message, JsonObject fields) {
        var payload = message.payload();
        return kind == PayloadKind.JSON
                        && !payload.hasBytes()
                        && Collections.disjoint(names(payload.content()), names(fields))
                ? joined(payload.written(), fields.bytes())
                : SendAddress.super.payload(message, fields);
    }

    private static Set<String> names(JsonObject object) {
        return object.fields().keySet();
    }

    /** Two objects as one: neither is empty, or it has nothing but its brackets. */
    private static byte[] joined(byte[] first, byte[] second) {
        if (first.length == 2 || second.length == 2) {
            return first.length == 2 ? second : first;
        }
        var joined = Arrays.copyOf(first, first.length + second.length - 1);
        joined[first.length - 1] = ',';
        System.arraycopy(second, 1, joined, first.length, second.length - 1);
        return joined;
    }

    @Override
    public byte[] payload(JsonObject content) {
        return switch (kind) {
            case JSON -> content.bytes();
            case TEXT, NUMBER -> value(content).plain().getBytes(StandardCharsets.UTF_8);
            case BYTES -> bytes(value(content));
        };
    }

    private static Json value(JsonObject content) {
        return content.field(PayloadReader.VALUE).orElseThrow(() -> noValue(content));
    }

    private static UnreadableException noValue(JsonObject content) {
        return new UnreadableException(
                "content: expected a field \"value\" to send as payload, found " + names(content));
    }

    private static byte[] bytes(Json value) {
        try {
            return Base64.getDecoder().decode(value instanceof JsonText text ? text.value() : "");
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(
                    "content: expected \"value\" in Base64, found other text");
        }
    }
}
