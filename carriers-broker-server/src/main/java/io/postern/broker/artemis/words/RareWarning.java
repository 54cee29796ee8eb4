package io.postern.broker.artemis.words;

import io.postern.api.context.Time;
import java.time.Duration;
import org.slf4j.Logger;

/** Warns at most once in ten seconds, and then says how many it left out. */
public final class RareWarning {

    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final Logger log;
    private final String name;
    private final Time time;
    private long next;
    private long left;

    public RareWarning(Logger log, String name, Time time) {
        this.log = log;
        this.name = name;
        this.time = time;
        this.next = time.nanos();
    }

    public synchronized void warn(String text) {
        if (time.nanos() - next < 0) {
            left++;
            return;
        }
        log.warn("broker \"{}\": {}{}", name, text, left == 0 ? "" : "; and " + left + " more");
        next = time.nanos() + PAUSE;
        left = 0;
    }
}
