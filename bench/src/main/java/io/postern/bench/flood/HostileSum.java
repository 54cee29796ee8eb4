package io.postern.bench.flood;

import io.postern.bench.gateway.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the gateway counted. It holds that what came in was sent, died, was dropped, or waits.
 *
 * @param dead by address
 * @param dropped by address and reason
 */
record HostileSum(
        long in,
        long out,
        long waiting,
        Map<String, Long> dead,
        Map<String, Long> dropped,
        long letters,
        long kept,
        long evicted) {

    private static final Pattern DROPPED =
            Pattern.compile("postern_messages_dropped_total\\{(.*)} ([0-9.E]+)");
    private static final Pattern DEAD =
            Pattern.compile("postern_messages_dead_total\\{(.*)} ([0-9.E]+)");

    static HostileSum of(Metrics metrics) {
        return new HostileSum(
                sum(metrics, "postern_messages_in_total"),
                sum(metrics, "postern_messages_acknowledged_total"),
                sum(metrics, "postern_messages_queued"),
                each(metrics, DEAD),
                each(metrics, DROPPED),
                sum(metrics, "postern_dead_letters_total"),
                sum(metrics, "postern_dead_letters_kept"),
                sum(metrics, "postern_dead_letters_evicted_total"));
    }

    private static long sum(Metrics metrics, String name) {
        return Math.round(metrics.sum(name, ""));
    }

    private static Map<String, Long> each(Metrics metrics, Pattern pattern) {
        var counts = new TreeMap<String, Long>();
        for (var line : metrics.lines()) {
            var matcher = pattern.matcher(line);
            long count = matcher.matches() ? Math.round(Double.parseDouble(matcher.group(2))) : 0;
            if (count > 0) {
                counts.put(matcher.group(1), count);
            }
        }
        return counts;
    }

    private static long all(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * What does not add up.
     *
     * @param sure so many were sent that all have to come in
     * @param unsure so many of which some need not
     */
    List<String> wrong(long sure, long unsure) {
        var wrong = new ArrayList<String>();
        if (in < sure || in > sure + unsure) {
            wrong.add("in: expected %d to %d, found %d".formatted(sure, sure + unsure, in));
        }
        long accounted = out + all(dead) + all(dropped) + waiting;
        if (in != accounted) {
            wrong.add("in: expected out + dead + dropped = %d, found %d".formatted(accounted, in));
        }
        if (letters != all(dead)) {
            wrong.add("dead letters: expected %d, found %d".formatted(all(dead), letters));
        }
        if (letters != kept + evicted) {
            wrong.add(
                    "dead letters: expected kept + evicted = %d, found %d"
                            .formatted(kept + evicted, letters));
        }
        return wrong;
    }

    String line() {
        return "in %,d, out %,d, waiting %,d, dead %,d, dropped %,d"
                .formatted(in, out, waiting, all(dead), all(dropped));
    }

    String table() {
        var table = new StringBuilder();
        row(table, "in", in);
        row(table, "out", out);
        row(table, "waiting", waiting);
        row(table, "dead", all(dead));
        dead.forEach((address, count) -> row(table, "  " + address, count));
        row(table, "dropped", all(dropped));
        dropped.forEach((reason, count) -> row(table, "  " + reason, count));
        row(table, "dead letters", letters);
        row(table, "  kept", kept);
        row(table, "  made room for newer ones", evicted);
        return table.toString();
    }

    private static void row(StringBuilder table, String name, long count) {
        table.append("%-70s%,12d%n".formatted(name, count));
    }
}
