package io.postern.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.api.json.JsonObject;
import io.postern.api.text.DurationText;
import io.postern.api.text.Quote;
import io.postern.ops.DeadLetters.DeadLetter;
import io.postern.screen.Screen;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A dead letter as it is shown: short, whole, and for machines. */
final class DeadLetterText {

    private static final int SHOWN_BYTES = 200;
    private static final int LONGEST = 100;
    private static final String PAYLOAD = "payload";

    private DeadLetterText() {}

    static List<String> brief(DeadLetter letter, Instant now) {
        var payload = letter.payload();
        var start = new String(payload, 0, Math.min(payload.length, SHOWN_BYTES), UTF_8);
        var age = DurationText.rough(Duration.between(letter.at(), now));
        return List.of(
                "%d  %s (%s), %s ago"
                        .formatted(letter.number(), letter.address(), letter.messageType(), age),
                "    " + whence(letter),
                "    " + Screen.oneLine(letter.reason()),
                "    " + Screen.oneLine(start) + (payload.length > SHOWN_BYTES ? "…" : ""));
    }

    private static String whence(DeadLetter letter) {
        var parts = new ArrayList<String>();
        Optional.of(letter.origin().place())
                .filter(place -> !place.isEmpty())
                .ifPresent(place -> parts.add("from " + Quote.of(place, LONGEST)));
        letter.id().ifPresent(id -> parts.add("id " + Quote.of(id)));
        letter.time().ifPresent(time -> parts.add("time " + Screen.cut(time, LONGEST)));
        parts.add("uid " + Screen.cut(letter.uid(), LONGEST));
        return String.join(", ", parts);
    }

    /** All that is known, a line each, and then the payload. */
    static List<String> whole(DeadLetter letter) {
        var lines = new ArrayList<String>();
        json(letter)
                .without(PAYLOAD)
                .fields()
                .forEach(
                        (name, value) -> {
                            lines.add(
                                    String.format("%-13s %s", name, Screen.oneLine(value.plain())));
                        });
        text(letter.payload())
                .ifPresent(
                        text -> {
                            lines.add(PAYLOAD + ":");
                            text.lines().map(Screen::oneLine).forEach(lines::add);
                        });
        return lines;
    }

    static JsonObject json(DeadLetter letter) {
        var origin = letter.origin();
        var json =
                JsonObject.builder()
                        .put("number", letter.number())
                        .put("at", letter.at().toString())
                        .put("address", letter.address())
                        .put("reason", letter.reason())
                        .put("message_type", letter.messageType());
        letter.id().ifPresent(id -> json.put("id", id));
        letter.time().ifPresent(time -> json.put("time", time));
        json.put("uid", letter.uid())
                .put("carrier", origin.carrier())
                .put("received_by", origin.address())
                .put("place", origin.place())
                .put("retained", origin.retained());
        new TreeMap<>(origin.words()).forEach((word, value) -> json.put("$" + word, value));
        text(letter.payload())
                .ifPresentOrElse(
                        text -> json.put(PAYLOAD, text),
                        () ->
                                json.put(
                                        PAYLOAD + "_base64",
                                        Base64.getEncoder().encodeToString(letter.payload())));
        return json.build();
    }

    /** Where the bytes are text. */
    private static Optional<String> text(byte[] payload) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
