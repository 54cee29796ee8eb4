package io.postern.benchlab;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.message.UnreadableException;
import io.postern.api.text.TimeText;
import io.postern.benchlab.sensor.SensorAnswer;
import io.postern.benchlab.sensor.Telemetry;
import io.postern.benchlab.sensor.Timestamp;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Turns what a device answers into the JSON that its own publisher would send. Immutable. */
final class Sensors {

    private static final String VALUE = "value";

    private final Telemetry telemetry;
    private final Optional<Timestamp> timestamp;

    Sensors(Telemetry telemetry, Optional<Timestamp> timestamp) {
        this.telemetry = telemetry;
        this.timestamp = timestamp;
    }

    /**
     * The device's telemetry, under the device's uid where that is known.
     *
     * @throws UnreadableException when the layout is not known, or no device can have measured that
     */
    Draft translated(Envelope message) {
        var sender = new Sender(message.origin());
        refuseOtherLayouts(sender);
        var answer = answer(message, sender);
        var objection = telemetry.objection(answer);
        if (objection.isPresent()) {
            throw unusable(sender, objection.get());
        }
        var content = JsonObject.builder();
        stamp(message, sender, content);
        telemetry.append(answer, content);
        var draft = message.with(content.build());
        return sender.uid().map(draft::withId).orElse(draft);
    }

    private static void refuseOtherLayouts(Sender sender) {
        var product = sender.product();
        var original = Integer.toString(Variant.ORIGINAL.product);
        if (product.isEmpty() || product.get().equals(original)) {
            return;
        }
        boolean second = product.get().equals(Integer.toString(Variant.BL2.product));
        throw unusable(
                sender,
                second
                        ? "expected the sensors of product 16 (BENCHLAB), found those of product 17"
                                + " (BENCHLAB 2): how these are laid out is not known, so nothing"
                                + " is guessed; ask only devices with \"product\": \"16\""
                        : "expected product 16 (BENCHLAB), found product "
                                + BenchlabQuote.text(product.get()));
    }

    private static SensorAnswer answer(Envelope message, Sender sender) {
        var bytes = bytes(message, sender);
        if (bytes.length != SensorAnswer.LENGTH) {
            throw unusable(
                    sender,
                    "expected %d bytes, found %d".formatted(SensorAnswer.LENGTH, bytes.length));
        }
        return new SensorAnswer(bytes);
    }

    private static byte[] bytes(Envelope message, Sender sender) {
        var payload = message.payload();
        if (payload.hasBytes()) {
            return payload.bytes();
        }
        var text = payload.content().text(VALUE);
        if (text.isPresent()) {
            try {
                return Base64.getDecoder().decode(text.get());
            } catch (IllegalArgumentException otherText) {
                // the same answer as for no text at all
            }
        }
        throw unusable(
                sender,
                "expected the answer's bytes in Base64 as \"value\", found "
                        + BenchlabQuote.value(payload.content().field(VALUE)));
    }

    private void stamp(Envelope message, Sender sender, JsonObject.Builder content) {
        if (timestamp.isEmpty()) {
            return;
        }
        try {
            var time = TimeText.read(message.time()).orElseThrow();
            timestamp.get().append(time, content);
        } catch (NoSuchElementException | ArithmeticException noTime) {
            throw unusable(
                    sender,
                    "expected a time such as 2024-05-16T00:00:00.000000, found "
                            + BenchlabQuote.text(message.time()));
        }
    }

    private static UnreadableException unusable(Sender sender, String what) {
        return new UnreadableException(sender.name() + ": " + what);
    }
}
