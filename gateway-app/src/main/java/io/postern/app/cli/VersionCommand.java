package io.postern.app.cli;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import io.postern.app.session.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "version",
        header = "Print the version.",
        footer = {"", "Example:", "  postern version"})
final class VersionCommand implements Callable<Integer> {

    private final Session session;

    VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.terminal()
                .out()
                .println("postern " + Version.text() + ", Java " + Runtime.version().feature());
        return ExitCode.OK;
    }
}
