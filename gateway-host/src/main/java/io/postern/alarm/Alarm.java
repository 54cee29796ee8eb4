package io.postern.alarm;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.text.TimeText;
import java.time.Instant;

/**
 * What is wrong with something.
 *
 * @param about an address, or what else it is that has it
 * @param reason a word for the cause
 */
record Alarm(String about, String reason) {

    Draft raised(Instant time, String text) {
        return draft(content("raised", text), time);
    }

    /**
     * @param count how often it happened
     */
    Draft cleared(Instant time, Instant raised, long count, String text) {
        var content =
                content("cleared", text)
                        .with("raised_time", TimeText.of(raised))
                        .with("count", count);
        return draft(content, time);
    }

    private JsonObject content(String state, String text) {
        return JsonObject.EMPTY
                .with("id", about)
                .with("reason", reason)
                .with("state", state)
                .with("text", text);
    }

    /** A table of the newest messages keeps one for each cause, though they share the field. */
    private Draft draft(JsonObject content, Instant time) {
        return Draft.of(AlarmMessages.TYPE, content.with("time", TimeText.of(time)))
                .withId(about + "/" + reason);
    }
}
