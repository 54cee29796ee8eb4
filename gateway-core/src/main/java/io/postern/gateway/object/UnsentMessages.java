package io.postern.gateway.object;

import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was not sent when everything ended.
 *
 * @param open how many messages are not safe everywhere they must go
 * @param waiting of these, and of what was made of them, how many wait at which send address
 * @param later how many newest values wait at which address for their time
 */
public record UnsentMessages(
        long open, SortedMap<String, Long> waiting, SortedMap<String, Long> later) {

    public static final UnsentMessages NONE =
            new UnsentMessages(0, new TreeMap<>(), new TreeMap<>());

    public boolean isNothing() {
        return open == 0 && waiting.isEmpty() && later.isEmpty();
    }

    /** After "ended: ". */
    public String words() {
        if (isNothing()) {
            return "nothing is left unsent";
        }
        var parts = new ArrayList<String>();
        if (open > 0) {
            parts.add(
                    (open == 1 ? "1 message is" : open + " messages are")
                            + " not safe yet"
                            + (waiting.isEmpty() ? "" : " (" + list(waiting) + ")")
                            + ": what came by MQTT with QoS 1 or 2 comes again from its broker,"
                            + " the rest is lost");
        }
        if (!later.isEmpty()) {
            parts.add("the newest values that wait for their time are lost (" + list(later) + ")");
        }
        return String.join("; ", parts);
    }

    private static String list(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }
}
