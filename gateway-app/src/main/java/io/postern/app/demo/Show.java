package io.postern.app.demo;

import io.postern.app.session.Terminal;
import io.postern.ops.Gateway;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows a running gateway until its time is over or somebody ends it. Used by one thread. */
final class Show {

    private static final Duration FRAME = Duration.ofMillis(500);
    private static final Duration LINE = Duration.ofSeconds(2);
    private static final int MOMENTS_KEPT = 10;

    private static final String OTHER_SCREEN = "\033[?1049h\033[?25l";
    private static final String OWN_SCREEN = "\033[?25h\033[?1049l";
    private static final String HOME = "\033[H";
    private static final String CLEAR_LINE = "\033[K\n";
    private static final String CLEAR_BELOW = "\033[J";

    private final Terminal terminal;
    private final Gateway gateway;
    private final LongSupplier nanos;
    private final DemoScreen screen;
    private final ArrayDeque<Moment> moments = new ArrayDeque<>();

    /**
     * @param nanos a monotonic clock
     */
    Show(Terminal terminal, Gateway gateway, LongSupplier nanos) {
        this.terminal = terminal;
        this.gateway = gateway;
        this.nanos = nanos;
        screen = new DemoScreen(new Paint(terminal.colour()));
    }

    /** Returns when {@code ended} is counted down or {@code length} is over. */
    void run(CountDownLatch ended, Duration length) throws InterruptedException {
        long started = nanos.getAsLong();
        moments.add(moment());
        if (terminal.interactive()) {
            terminal.out().print(OTHER_SCREEN);
        }
        try {
            long left = length.toNanos();
            while (left > 0 && !ended.await(pause(left), TimeUnit.NANOSECONDS)) {
                show((nanos.getAsLong() - started) / 1_000_000_000);
                left = length.toNanos() - (nanos.getAsLong() - started);
            }
        } finally {
            if (terminal.interactive()) {
                terminal.out().print(OWN_SCREEN);
            }
        }
        long seconds = (nanos.getAsLong() - started) / 1_000_000_000;
        DemoLine.summary(moment(), seconds).forEach(terminal.out()::println);
    }

    private long pause(long left) {
        return Math.min(left, (terminal.interactive() ? FRAME : LINE).toNanos());
    }

    private void show(long seconds) {
        var now = moment();
        var earlier = moments.getFirst();
        if (terminal.interactive()) {
            var frame = new StringBuilder(HOME);
            screen.lines(earlier, now, seconds)
                    .forEach(line -> frame.append(line).append(CLEAR_LINE));
            terminal.out().print(frame.append(CLEAR_BELOW));
            terminal.out().flush();
        } else {
            terminal.out().println(DemoLine.of(earlier, now, seconds));
        }
        moments.addLast(now);
        if (moments.size() > MOMENTS_KEPT) {
            moments.removeFirst();
        }
    }

    private Moment moment() {
        return new Moment(gateway.status(), nanos.getAsLong());
    }
}
