package io.postern.message;

import io.postern.api.text.Quote;
import io.postern.screen.Screen;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows messages at level trace: one line for each stage of each, by its uid. At any other level
 * nothing of a message is looked at or made.
 */
public final class Trace {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Messages");
    private static final int SHOWN_BYTES = 200;

    private Trace() {}

    /** A receive address has it. */
    public static void in(String address, Message message) {
        if (LOG.isTraceEnabled()) {
            var raw = message.payload().raw();
            int shown = Math.min(raw.length, SHOWN_BYTES);
            var start = Screen.oneLine(new String(raw, 0, shown, StandardCharsets.UTF_8));
            LOG.trace(
                    "{} {}: in from {}, {} bytes: {}{}",
                    message.uid(),
                    address,
                    Quote.of(message.origin().place()),
                    raw.length,
                    start,
                    raw.length > shown ? "…" : "");
        }
    }

    /** A receive address does not take what came. */
    public static void refused(String address, String uid, String reason) {
        if (LOG.isTraceEnabled()) {
            LOG.trace("{} {}: dropped: {}", uid, address, reason);
        }
    }

    /**
     * Any other stage.
     *
     * @param more shown after it
     */
    public static void say(Message message, String where, String stage, Object more) {
        if (LOG.isTraceEnabled()) {
            var rest = more.equals("") ? "" : ": " + Screen.oneLine(more.toString());
            LOG.trace("{} {}: {}{}", message.uid(), where, stage, rest);
        }
    }
}
