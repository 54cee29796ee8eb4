package io.postern.app.demo;

import io.postern.app.demo.setup.DemoControls;
import io.postern.app.demo.setup.DemoSetup;
import io.postern.app.gateway.LiveGateway;
import io.postern.app.gateway.RunOptions;
import io.postern.app.gateway.StartException;
import io.postern.app.run.Signals;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Keyboard;
import io.postern.app.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the demonstration: a gateway of its own, with brokers and meters of its own. */
public final class Demo {

    private final Session session;

    public Demo(Session session) {
        this.session = session;
    }

    /**
     * Returns the exit code, when the time is over or somebody ends it.
     *
     * @param cut for how long the cloud is taken away, if it is
     * @param pull for how long the cable of a meter is pulled, if it is
     */
    public int run(String http, Duration length, Optional<Duration> cut, Optional<Duration> pull)
            throws IOException {
        var ended = new CountDownLatch(1);
        Signals.onStop(ended::countDown);
        try (var setup = DemoSetup.of(example());
                var gateway = LiveGateway.start(setup.session(session), options(setup, http));
                var keyboard = keyboard(setup.controls(), ended)) {
            var controls = setup.controls();
            var script =
                    new Script(length)
                            .without(controls.cloud(), cut)
                            .without(controls.cable(), pull);
            new DemoRun(
                            session.terminal(),
                            gateway.operations(),
                            gateway::nanos,
                            script,
                            keyboard.isThere() ? controls::keys : () -> "Ctrl-C ends the demo")
                    .run(ended);
            return ExitCode.OK;
        } catch (StartException e) {
            e.details().forEach(session.terminal().err()::println);
            session.terminal().complain(e.getMessage());
            return e.exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        }
    }

    private Keyboard keyboard(DemoControls controls, CountDownLatch ended) {
        if (!session.terminal().interactive()) {
            return Keyboard.none();
        }
        return Keyboard.open(
                key -> {
                    if (key == 'q' || key == 'Q') {
                        ended.countDown();
                    } else {
                        controls.press(key);
                    }
                });
    }

    private Path example() {
        return session.folders().configs().resolve("examples").resolve("demo");
    }

    /** Lines of a log would tear the picture, which says itself what is down. */
    private RunOptions options(DemoSetup setup, String http) {
        return RunOptions.of(session)
                .withConfigs(setup.configs())
                .withData(setup.data())
                .withHttp(http)
                .withLogLevel(session.terminal().interactive() ? "off" : "error");
    }
}
