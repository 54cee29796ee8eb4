package io.postern.app.cli;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's name and what its help says first. */
@Command(
        name = "postern",
        header = "A gateway for the edge that loses nothing and explains itself.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        footer = {
            "",
            "postern COMMAND --help says more about each, with an example.",
            "",
            "Examples:",
            "  postern demo     watch simulated sensors pass through a gateway",
            "  postern check    say what is wrong with the configuration",
            "  postern run      run the gateway",
            "",
            "Environment:",
            "  POSTERN_LOG        the level of the log, as --log-level has it",
            "  POSTERN_JAVA_OPTS  more options for Java, such as -Xmx512m",
            "  JAVA_HOME          the Java to use instead of the one on the PATH",
            "  NO_COLOR           no colours"
        })
final class Postern implements Callable<Integer> {

    private final Session session;

    @Spec private CommandSpec spec = CommandSpec.create();

    Postern(Session session) {
        this.session = session;
    }

    /** Without a command: help. */
    @Override
    public Integer call() {
        spec.commandLine().usage(session.terminal().out());
        return ExitCode.OK;
    }
}
