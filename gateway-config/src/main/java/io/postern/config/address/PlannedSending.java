package io.postern.config.address;

import io.postern.api.address.SendAddress;
import io.postern.api.address.Trigger;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Values;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.PayloadKind;
import java.nio.charset.StandardCharsets;

/** A send address as its carrier's kind checks it, before anything runs. */
public record PlannedSending(
        String name, String messageType, Trigger trigger, Values settings, PayloadKind kind)
        implements SendAddress {

    private static final String VALUE = "value";

    public static PlannedSending of(AddressPlan plan) {
        return new PlannedSending(
                plan.name(), plan.messageType(), plan.trigger(), plan.settings(), plan.payload());
    }

    @Override
    public byte[] payload(Envelope message) {
        return message.payload().hasBytes() && kind == PayloadKind.BYTES
                ? message.payload().bytes()
                : payload(message.content());
    }

    @Override
    public byte[] payload(JsonObject content) {
        var text =
                kind == PayloadKind.TEXT || kind == PayloadKind.NUMBER
                        ? content.field(VALUE).map(Json::plain).orElse("")
                        : content.toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
