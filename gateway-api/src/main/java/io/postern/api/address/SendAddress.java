package io.postern.api.address;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Values;

/** A send address, as its carrier sees it. */
public interface SendAddress {

    /** Its resolved name. */
    String name();

    /** The type of what it sends. */
    String messageType();

    Trigger trigger();

    /** Its {@code additional_info}. */
    Values settings();

    /** The payload of a message in the form that the address's {@code payload} says. */
    byte[] payload(Envelope message);

    /** The payload of other content in that form. */
    byte[] payload(JsonObject content);

    /** The payload of a message in that form, with these fields set in its content. */
    default byte[] payload(Envelope message, JsonObject fields) {
        var content = message.content().edit();
        fields.fields().forEach(content::put);
        return payload(content.build());
    }
}
