package io.postern.app.cli.remote;

import io.postern.app.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "log-level",
        header = "Change how much the running gateway logs.",
        description = "Lasts until the gateway's next start.",
        footer = {"", "Example:", "  postern log-level io.postern.config debug"})
public final class LogLevelCommand implements Callable<Integer> {

    private final Session session;

    @Mixin private DataOption data = new DataOption();

    @Parameters(
            index = "0",
            paramLabel = "LOGGER",
            description = "A logger, with those below it; root is all of them.")
    private String logger = "";

    @Parameters(
            index = "1",
            paramLabel = "LEVEL",
            description = "trace, debug, info, warn or error.")
    private String level = "";

    public LogLevelCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new Remote(session, data.over(session.folders()))
                .call(List.of("log-level", logger, level));
    }
}
