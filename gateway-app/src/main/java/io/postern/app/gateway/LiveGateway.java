package io.postern.app.gateway;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import io.postern.http.HttpAddress;
import io.postern.logging.LogForm;
import io.postern.logging.LogLevels;
import io.postern.logging.Logging;
import io.postern.ops.Gateway;
import io.postern.status.UnsentText;
import io.postern.time.SystemTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** A gateway in this process, from its start until it is closed. */
public final class LiveGateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Gateway");

    private final SystemTime time;
    private final GatewayLife life;

    private LiveGateway(SystemTime time, GatewayLife life) {
        this.time = time;
        this.life = life;
    }

    /**
     * Returns once the configuration runs.
     *
     * @throws StartException when nothing can run; nothing is left open
     */
    public static LiveGateway start(Session session, RunOptions options) throws StartException {
        var http = http(options);
        var logging = logging(options);
        var time = new SystemTime();
        try {
            var places = DiskPlaces.open(options.folders(), session.surroundings(), time);
            var parts = new GatewayParts(options, session.surroundings(), places, logging, time);
            var life = new GatewayLife(places, time, parts);
            return new LiveGateway(time, started(life, http));
        } catch (StartException e) {
            time.close();
            throw e;
        }
    }

    private static GatewayLife started(GatewayLife life, Optional<HttpAddress> http)
            throws StartException {
        try {
            life.start(http);
            return life;
        } catch (StartException e) {
            life.close();
            throw e;
        }
    }

    private static Optional<HttpAddress> http(RunOptions options) throws StartException {
        try {
            return HttpAddress.parse(options.http());
        } catch (IllegalArgumentException e) {
            throw new StartException(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private static Logging logging(RunOptions options) throws StartException {
        try {
            return Logging.start(
                    LogLevels.parse(options.logLevel()),
                    options.logJson() ? LogForm.JSON : LogForm.forPeople());
        } catch (IllegalArgumentException e) {
            throw new StartException(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    public Gateway operations() {
        return life.view();
    }

    public long nanos() {
        return time.nanos();
    }

    /** Ends it politely: what is on its way is finished within a bound. Says what is left. */
    @Override
    public void close() {
        var system = operations().status().systemId();
        life.close();
        time.close();
        var left = life.unsent();
        LOG.atLevel(left.isNothing() ? Level.INFO : Level.WARN)
                .log("system \"{}\" ended: {}", system, UnsentText.of(left));
    }
}
