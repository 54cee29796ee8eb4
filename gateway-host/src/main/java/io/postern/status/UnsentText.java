package io.postern.status;

import io.postern.gateway.object.UnsentMessages;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/** What was left when everything ended, in words. */
public final class UnsentText {

    private UnsentText() {}

    /** After "ended: ". */
    public static String of(UnsentMessages left) {
        if (left.isNothing()) {
            return "nothing is left unsent";
        }
        var parts = new ArrayList<String>();
        if (left.open() > 0) {
            parts.add(
                    (left.open() == 1 ? "1 message is" : left.open() + " messages are")
                            + " not safe yet"
                            + (left.waiting().isEmpty() ? "" : " (" + list(left.waiting()) + ")")
                            + ": what came by MQTT with QoS 1 or 2 comes again from its broker,"
                            + " the rest is lost");
        }
        if (!left.later().isEmpty()) {
            parts.add(
                    "the newest values that wait for their time are lost ("
                            + list(left.later())
                            + ")");
        }
        return String.join("; ", parts);
    }

    private static String list(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }
}
