package io.postern.app.gateway;

import io.postern.app.session.Folders;
import io.postern.app.session.Session;
import java.nio.file.Path;

/**
 * How a gateway is to run.
 *
 * @param http {@code HOST:PORT} or {@code off}
 * @param logLevel {@code trace, debug, info, warn, error}
 * @param logJson whether log lines are JSON
 */
public record RunOptions(Folders folders, String http, String logLevel, boolean logJson) {

    public static final String HTTP = "127.0.0.1:8080";
    public static final String LOG_LEVEL = "info";

    /** What runs when nothing is said. */
    public static RunOptions of(Session session) {
        return new RunOptions(
                session.folders(),
                HTTP,
                session.surroundings().variable("POSTERN_LOG").orElse(LOG_LEVEL),
                false);
    }

    public RunOptions withConfigs(Path configs) {
        return withFolders(folders.withConfigs(configs));
    }

    public RunOptions withPlugins(Path plugins) {
        return withFolders(folders.withPlugins(plugins));
    }

    public RunOptions withData(Path data) {
        return withFolders(folders.withData(data));
    }

    public RunOptions withHttp(String other) {
        return new RunOptions(folders, other, logLevel, logJson);
    }

    public RunOptions withLogLevel(String other) {
        return new RunOptions(folders, http, other, logJson);
    }

    public RunOptions withLogJson() {
        return new RunOptions(folders, http, logLevel, true);
    }

    private RunOptions withFolders(Folders other) {
        return new RunOptions(other, http, logLevel, logJson);
    }
}
