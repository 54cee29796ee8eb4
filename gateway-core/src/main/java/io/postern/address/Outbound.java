package io.postern.address;

import io.postern.api.carrier.SendAddress;
import io.postern.api.carrier.Trigger;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import io.postern.api.message.Envelope;
import io.postern.api.message.UnreadableException;
import io.postern.api.setting.Values;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.PayloadKind;
import io.postern.content.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A send address as its carrier sees it, which writes payloads in the address's form. */
public record Outbound(
        String name, String messageType, Trigger trigger, Values settings, PayloadKind kind)
        implements SendAddress {

    public static Outbound of(AddressPlan plan) {
        return new Outbound(
                plan.name(), plan.messageType(), plan.trigger(), plan.settings(), plan.payload());
    }

    /** Bytes that came go out as they came: nothing is read that nobody looked into. */
    @Override
    public byte[] payload(Envelope message) {
        var payload = message.payload();
        return payload.hasBytes() ? payload.bytes() : payload(payload.content());
    }

    @Override
    public byte[] payload(JsonObject content) {
        return switch (kind) {
            case JSON -> JsonCodec.write(content);
            case TEXT, NUMBER -> value(content).plain().getBytes(StandardCharsets.UTF_8);
            case BYTES -> bytes(value(content));
        };
    }

    private static Json value(JsonObject content) {
        return content.field(PayloadReader.VALUE)
                .orElseThrow(
                        () ->
                                new UnreadableException(
                                        "content: expected a field \"value\" to send as payload,"
                                                + " found "
                                                + content.fields().keySet()));
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
