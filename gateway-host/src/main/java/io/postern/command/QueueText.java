package io.postern.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.api.json.JsonObject;
import io.postern.api.text.DurationText;
import io.postern.api.text.Quote;
import io.postern.ops.Queues.Backlog;
import io.postern.ops.Queues.Content;
import io.postern.ops.Queues.Waiting;
import io.postern.screen.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What waits on disk, for people and for machines. */
final class QueueText {

    private static final String COLUMNS = "%-40s%10s%14s  %s";
    private static final int LONGEST = 100;
    private static final int SHOWN = 60;

    /** So many bytes have as many characters at least. */
    private static final int SHOWN_BYTES = 4 * (SHOWN + 1);

    private QueueText() {}

    static String messages(long count) {
        return count == 1 ? "1 message" : count + " messages";
    }

    static List<String> list(List<Backlog> all, Instant now) {
        if (all.isEmpty()) {
            return List.of("nothing waits on disk");
        }
        var lines = new ArrayList<String>();
        lines.add(COLUMNS.formatted("Queue", "messages", "bytes", "since"));
        all.forEach(queue -> lines.add(line(queue, now)));
        return lines;
    }

    private static String line(Backlog queue, Instant now) {
        var oldest = queue.oldest();
        return COLUMNS.formatted(
                        "  " + Screen.oneLine(queue.name()),
                        queue.messages(),
                        queue.bytes(),
                        oldest.map(at -> at + " (" + age(at, now) + ")").orElse("-"))
                + (queue.parked() ? ", parked: no send address has this name" : "");
    }

    private static String age(Instant at, Instant now) {
        return DurationText.rough(Duration.between(at, now));
    }

    static JsonObject json(Backlog queue) {
        var json =
                JsonObject.builder()
                        .put("name", queue.name())
                        .put("messages", queue.messages())
                        .put("bytes", queue.bytes());
        queue.oldest().ifPresent(at -> json.put("oldest", at.toString()));
        return json.put("parked", queue.parked()).build();
    }

    static List<String> lines(Waiting one) {
        return one.content()
                .map(content -> lines(one.number(), content))
                .orElse(List.of(one.number() + "  cannot be read"));
    }

    private static List<String> lines(long number, Content content) {
        return List.of(
                "%d  %s, %s to %s, uid %s"
                        .formatted(
                                number,
                                content.at(),
                                Screen.cut(content.messageType(), LONGEST),
                                Quote.of(content.destination(), LONGEST),
                                Screen.cut(content.uid(), LONGEST)),
                "    " + Screen.cut(start(content), SHOWN));
    }

    private static String start(Content content) {
        var payload = content.payload();
        return new String(payload, 0, Math.min(payload.length, SHOWN_BYTES), UTF_8);
    }

    static JsonObject json(Waiting one) {
        var json = JsonObject.builder().put("number", one.number());
        one.content()
                .ifPresent(
                        content ->
                                json.put("at", content.at().toString())
                                        .put("message_type", content.messageType())
                                        .put("destination", content.destination())
                                        .put("uid", content.uid())
                                        .put("payload_bytes", content.payload().length)
                                        .put("payload_start", beginning(content)));
        return json.build();
    }

    /** Whole characters, as they are. */
    private static String beginning(Content content) {
        var start = start(content);
        int shown = Math.min(SHOWN, start.codePointCount(0, start.length()));
        return start.substring(0, start.offsetByCodePoints(0, shown));
    }
}
