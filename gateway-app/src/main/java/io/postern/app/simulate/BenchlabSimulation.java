package io.postern.app.simulate;

import io.postern.app.run.Signals;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Terminal;
import io.postern.app.session.TypedLines;
import io.postern.simulate.benchlab.BenchlabRack;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Runs simulated BENCHLAB devices until somebody ends it. */
public final class BenchlabSimulation {

    private final Terminal terminal;
    private final Order order;

    private BenchlabSimulation(Terminal terminal, Order order) {
        this.terminal = terminal;
        this.order = order;
    }

    /**
     * @throws IllegalArgumentException when the options are wrong, saying how
     */
    public static BenchlabSimulation of(Terminal terminal, BenchlabOptions options) {
        return new BenchlabSimulation(terminal, Order.of(options));
    }

    /** Returns the exit code. */
    public int run() throws IOException {
        var ended = new CountDownLatch(1);
        Signals.onStop(ended::countDown);
        Signals.readInBackground();
        return run(ended, TypedLines::ofProcess);
    }

    int run(CountDownLatch ended, Consumer<Consumer<String>> input) throws IOException {
        var out = terminal.out();
        var reporter = new Reporter(out);
        try (var rack = BenchlabRack.open(order.plan(), reporter)) {
            rack.devices().forEach(reporter::describe);
            out.println("BENCHLAB_PORTS=" + rack.ports());
            out.println("Type help for what can be done to them; quit or Ctrl-C ends.");
            reporter.speak(true);
            var console = new Console(rack, reporter, out::println, ended::countDown);
            order.changes().forEach(console::make);
            input.accept(console::obey);
            ended.await();
            reporter.speak(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }
}
