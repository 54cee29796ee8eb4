package io.postern.benchlab;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.message.UnreadableException;
import io.postern.api.setting.Nearest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Turns what somebody asks for into the command to press a button. Immutable. */
final class Buttons {

    private static final String BUTTON = "button";
    private static final String DURATION = "duration";
    private static final String UID = "uid";
    private static final String VALUE = "value";

    private final double seconds;

    /**
     * @param seconds how long a button is pressed where a message does not say
     */
    Buttons(double seconds) {
        this.seconds = seconds;
    }

    /**
     * The command and the device it is for; nothing for an empty payload, which only clears what a
     * broker had kept.
     *
     * @throws UnreadableException when nothing must be pressed
     */
    List<Draft> translated(Envelope message) {
        if (message.origin().retained()) {
            throw new UnreadableException(
                    "button: expected a message sent just now, found one that the broker had kept"
                            + " from before, so nothing is pressed; send it again without"
                            + " \"retained\", and clear the kept one with an empty retained one");
        }
        if (message.payload().raw().length == 0) {
            return List.of();
        }
        var asked = message.content();
        var press = ButtonPress.of(button(asked), seconds(asked));
        var uid = uid(asked, message.origin().place()).digits();
        var content =
                JsonObject.builder()
                        .put(UID, uid)
                        .put(VALUE, Base64.getEncoder().encodeToString(press.command()))
                        .build();
        return List.of(message.with(content).withId(uid));
    }

    /** A bare word came as {@code value}. */
    private static Button button(JsonObject asked) {
        var found = asked.field(BUTTON).or(() -> asked.field(VALUE));
        if (found.isPresent() && found.get() instanceof JsonText word) {
            return Button.of(word.value());
        }
        throw Button.missing(BenchlabQuote.value(found));
    }

    private double seconds(JsonObject asked) {
        var found = asked.field(DURATION);
        if (found.isEmpty()) {
            refuseMisspelt(asked);
            return seconds;
        }
        if (found.get() instanceof JsonNumber number) {
            return number.asDouble();
        }
        throw new UnreadableException(
                "duration: expected a number of seconds, found " + BenchlabQuote.value(found));
    }

    /** Held down for half a second or for five makes a difference to a computer. */
    private static void refuseMisspelt(JsonObject asked) {
        for (var name : asked.fields().keySet()) {
            if (Nearest.nearest(name, List.of(DURATION)).isPresent()) {
                throw new UnreadableException(
                        "button: expected the field \"duration\", found "
                                + BenchlabQuote.text(name));
            }
        }
    }

    /** The content's own, else the topic's level before its last one. */
    private static DeviceUid uid(JsonObject asked, String topic) {
        var found = asked.field(UID);
        if (found.isPresent()) {
            return DeviceUid.of(text(found.get()), "button, field \"uid\"");
        }
        var levels = topic.split("/", -1);
        return DeviceUid.of(
                levels.length < 2 ? "" : levels[levels.length - 2],
                "button, topic %s, level before the last".formatted(BenchlabQuote.text(topic)));
    }

    private static String text(Json value) {
        if (value instanceof JsonText text) {
            return text.value();
        }
        throw new UnreadableException(
                "button, field \"uid\": expected text, found "
                        + BenchlabQuote.value(Optional.of(value)));
    }
}
