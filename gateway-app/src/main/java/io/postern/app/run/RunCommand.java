package io.postern.app.run;

import io.postern.app.gateway.LiveGateway;
import io.postern.app.gateway.RunOptions;
import io.postern.app.gateway.StartException;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a gateway in the foreground, until somebody asks it to end. */
public final class RunCommand {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Gateway");

    private final Session session;

    public RunCommand(Session session) {
        this.session = session;
    }

    /** What a gateway is left to, once it runs: the end of this is its end. */
    public interface Watch {

        void over(LiveGateway gateway, CountDownLatch stop) throws InterruptedException;
    }

    /** Returns the exit code, once the gateway has ended. */
    public int run(RunOptions options) {
        return run(options, (gateway, stop) -> stop.await());
    }

    public int run(RunOptions options, Watch watch) {
        var witness = ExitWitness.open();
        try {
            return witnessed(options, watch);
        } finally {
            witness.close();
        }
    }

    private int witnessed(RunOptions options, Watch watch) {
        var stop = new CountDownLatch(1);
        Signals.onStop(stop::countDown);
        try (var gateway = LiveGateway.start(session, options)) {
            watch.over(gateway, stop);
            LOG.info(
                    "system \"{}\" ends; a second signal ends it at once",
                    gateway.operations().status().systemId());
            return ExitCode.OK;
        } catch (StartException e) {
            return tell(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        }
    }

    private int tell(StartException failure) {
        failure.details().forEach(session.terminal().err()::println);
        session.terminal().complain(failure.getMessage());
        return failure.exitCode();
    }
}
