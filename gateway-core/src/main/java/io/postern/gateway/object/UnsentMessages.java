package io.postern.gateway.object;

import java.util.SortedMap;
import java.util.TreeMap;

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
}
