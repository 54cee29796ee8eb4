package io.postern.app.demo;

import io.postern.app.demo.setup.Switch;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/** What is to happen in a demonstration, and when. Used by one thread. */
final class Script {

    /** First it is shown how things are when all is well. */
    private static final Duration ALL_WELL = Duration.ofSeconds(5);

    private final Duration length;
    private final Queue<Act> acts = new PriorityQueue<>(Comparator.comparing(Act::at));

    private record Act(Duration at, Switch what, boolean on) {}

    /**
     * @param length when it ends by itself
     */
    Script(Duration length) {
        this.length = length;
    }

    /**
     * Takes something away for a while.
     *
     * @param time for how long, if at all
     */
    Script without(Switch what, Optional<Duration> time) {
        time.ifPresent(
                away -> {
                    acts.add(new Act(ALL_WELL, what, false));
                    acts.add(new Act(ALL_WELL.plus(away), what, true));
                });
        return this;
    }

    /** Does what is due by now, and says how long there is nothing more to do. */
    Duration play(Duration sofar) {
        while (!acts.isEmpty() && acts.element().at().compareTo(sofar) <= 0) {
            var due = acts.remove();
            due.what().set(due.on());
        }
        var next = acts.isEmpty() ? length : acts.element().at();
        return (next.compareTo(length) < 0 ? next : length).minus(sofar);
    }
}
