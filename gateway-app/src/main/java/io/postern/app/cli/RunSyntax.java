package io.postern.app.cli;

import io.postern.app.cli.files.FolderOptions;
import io.postern.app.gateway.RunOptions;
import io.postern.app.run.RunCommand;
import io.postern.app.session.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The words of {@code run}: for its help, and for what {@code QuickOptions} cannot read. */
@Command(
        name = "run",
        header = "Run the gateway until Ctrl-C or SIGTERM.",
        description =
                "Reads the configuration, starts what it names and keeps it running. Files and jars"
                        + " that change while it runs are taken over at once.",
        footer = {"", "Example:", "  postern run --configs /etc/postern --http 127.0.0.1:9000"})
final class RunSyntax implements Callable<Integer> {

    private final Session session;

    @Mixin private FolderOptions folders = new FolderOptions();

    @Option(
            names = "--http",
            paramLabel = "HOST:PORT|off",
            description = "Metrics and health; " + RunOptions.HTTP + " unless given.")
    private Optional<String> http = Optional.empty();

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description =
                    "trace, debug, info, warn or error; POSTERN_LOG, or else info, unless given.")
    private Optional<String> logLevel = Optional.empty();

    @Option(names = "--log-json", description = "Log one JSON object a line, for machines.")
    private boolean logJson;

    @Mixin private SmallOption small = new SmallOption();

    RunSyntax(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new RunCommand(session).run(options());
    }

    RunOptions options() {
        var defaults = RunOptions.of(session);
        return new RunOptions(
                folders.over(defaults.folders()),
                http.orElse(defaults.http()),
                logLevel.orElse(defaults.logLevel()),
                logJson);
    }
}
