package io.postern.datagator;

import io.postern.api.context.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says what is wrong with payloads: each fault at most once a minute, with the count of those not
 * said. Where there are too many different faults, the others share one line a minute. One owner at
 * a time.
 */
final class Warnings {

    static final int MOST = 100;

    private static final long PAUSE = Duration.ofMinutes(1).toNanos();
    private static final Mismatch OTHERS = new Mismatch("", List.of(), List.of(), List.of());

    private final Time time;
    private final Consumer<String> out;
    private final Map<Mismatch, Said> said = new HashMap<>();

    private record Said(long at, long since) {}

    Warnings(Time time, Consumer<String> out) {
        this.time = time;
        this.out = out;
    }

    void warn(Mismatch misfit, String id, String topic) {
        long now = time.nanos();
        var kind = kind(misfit, now);
        var before = said.get(kind);
        if (before != null && now - before.at() < PAUSE) {
            said.put(kind, new Said(before.at(), before.since() + 1));
            return;
        }
        said.put(kind, new Said(now, 0));
        out.accept(
                "sensor %s (%s), topic %s: %s%s"
                        .formatted(
                                DatagatorQuote.text(id),
                                misfit.type(),
                                DatagatorQuote.text(topic),
                                misfit.text(),
                                more(before == null ? 0 : before.since())));
    }

    private Mismatch kind(Mismatch misfit, long now) {
        if (said.size() < MOST || said.containsKey(misfit)) {
            return misfit;
        }
        said.values().removeIf(each -> now - each.at() >= PAUSE);
        return said.size() < MOST ? misfit : OTHERS;
    }

    private static String more(long count) {
        return count == 0 ? "" : " (and " + count + " more since it was last said)";
    }
}
