package io.postern.api.testing;

import io.postern.api.address.SendAddress;
import io.postern.api.address.Trigger;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Values;

/** A send address with the payload {@code json}: bytes as they came, else the content as JSON. */
public record FakeSendAddress(String name, String messageType, Trigger trigger, Values settings)
        implements SendAddress {

    /** One that sends each message as it is posted. */
    public static FakeSendAddress of(String name, String messageType, Values settings) {
        return new FakeSendAddress(name, messageType, Trigger.ON_MESSAGE, settings);
    }

    @Override
    public byte[] payload(Envelope message) {
        return message.payload().hasBytes()
                ? message.payload().bytes()
                : payload(message.content());
    }

    @Override
    public byte[] payload(JsonObject content) {
        return content.bytes();
    }
}
