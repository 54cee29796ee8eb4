package io.postern.app.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What is to happen in a demonstration, and when. Used by one thread. */
final class Script {

    /** First it is shown how things are when all is well. */
    private static final Duration BEFORE_THE_CUT = Duration.ofSeconds(5);

    private final CloudSwitch cloud;
    private final Duration length;
    private final Deque<Act> acts = new ArrayDeque<>();

    private record Act(Duration at, boolean on) {}

    /**
     * @param length when it ends by itself
     * @param cut for how long the cloud is taken away, if it is
     */
    Script(CloudSwitch cloud, Duration length, Optional<Duration> cut) {
        this.cloud = cloud;
        this.length = length;
        cut.ifPresent(
                time -> {
                    acts.add(new Act(BEFORE_THE_CUT, false));
                    acts.add(new Act(BEFORE_THE_CUT.plus(time), true));
                });
    }

    CloudSwitch cloud() {
        return cloud;
    }

    /** Does what is due by now, and says how long there is nothing more to do. */
    Duration play(Duration sofar) {
        while (!acts.isEmpty() && acts.element().at().compareTo(sofar) <= 0) {
            cloud.set(acts.remove().on());
        }
        var next = acts.isEmpty() ? length : acts.element().at();
        return (next.compareTo(length) < 0 ? next : length).minus(sofar);
    }
}
