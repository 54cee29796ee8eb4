package io.postern.app.demo;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.postern.app.session.Terminal;
import io.postern.ops.Gateway;
import io.postern.screen.Paint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Shows a running gateway until its time is over or somebody ends it. Used by one thread. */
final class DemoRun {

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
    private final Script script;
    private final Supplier<String> hint;
    private final DemoScreen screen;
    private final ArrayDeque<Moment> moments = new ArrayDeque<>();
    private long started;

    /**
     * @param nanos a monotonic clock
     * @param hint what can be done now
     */
    DemoRun(
            Terminal terminal,
            Gateway gateway,
            LongSupplier nanos,
            Script script,
            Supplier<String> hint) {
        this.terminal = terminal;
        this.gateway = gateway;
        this.nanos = nanos;
        this.script = script;
        this.hint = hint;
        screen = new DemoScreen(new Paint(terminal.colour()));
    }

    /** Returns when {@code ended} is counted down or the script is over. */
    void run(CountDownLatch ended) throws InterruptedException {
        started = nanos.getAsLong();
        moments.add(moment());
        if (terminal.interactive()) {
            terminal.out().print(OTHER_SCREEN);
        }
        try {
            for (var left = script.play(Duration.ZERO);
                    !left.isNegative() && !left.isZero() && !ended.await(pause(left), NANOSECONDS);
                    left = script.play(sofar())) {
                show();
            }
        } finally {
            if (terminal.interactive()) {
                terminal.out().print(OWN_SCREEN);
            }
        }
        DemoLine.summary(moment(), sofar().toSeconds()).forEach(terminal.out()::println);
    }

    private Duration sofar() {
        return Duration.ofNanos(nanos.getAsLong() - started);
    }

    private long pause(Duration left) {
        return Math.min(left.toNanos(), (terminal.interactive() ? FRAME : LINE).toNanos());
    }

    private void show() {
        var now = moment();
        var earlier = moments.getFirst();
        long seconds = sofar().toSeconds();
        if (terminal.interactive()) {
            var frame = new StringBuilder(HOME);
            screen.lines(earlier, now, seconds, hint.get())
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
