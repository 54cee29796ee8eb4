package io.postern.app.demo;

import io.postern.app.run.LiveGateway;
import io.postern.app.run.RunOptions;
import io.postern.app.run.Signals;
import io.postern.app.run.StartException;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import io.postern.app.session.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Runs the demonstration: a gateway of its own, with a data folder that is gone afterwards. */
public final class Demo {

    private final Session session;

    public Demo(Session session) {
        this.session = session;
    }

    /** Returns the exit code, when the time is over or somebody ends it. */
    public int run(String http, Duration length) throws IOException {
        var ended = new CountDownLatch(1);
        Signals.onStop(ended::countDown);
        try (var data = TemporaryFolder.create();
                var gateway = LiveGateway.start(session, options(data.path(), http))) {
            new Show(session.terminal(), gateway.operations(), gateway::nanos).run(ended, length);
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

    /** Lines of a log would tear the picture. */
    private RunOptions options(Path data, String http) {
        return RunOptions.of(session)
                .withConfigs(session.folders().configs().resolve("examples").resolve("demo"))
                .withData(data)
                .withHttp(http)
                .withLogLevel(session.terminal().interactive() ? "off" : "warn");
    }
}
