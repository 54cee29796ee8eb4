package io.postern.app.cli;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "help",
        header = "Show the help of a command.",
        description = "The same as COMMAND --help; without a command, all commands.",
        footer = {"", "Example:", "  postern help check"})
final class HelpCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
    private Optional<String> command = Optional.empty();

    @Spec private CommandSpec spec = CommandSpec.create();

    HelpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var all = spec.parent().commandLine();
        var meant = command.isEmpty() ? all : all.getSubcommands().get(command.get());
        if (meant == null) {
            throw new ParameterException(all, WrongUse.unknown(all, command.get()));
        }
        meant.usage(session.terminal().out());
        return ExitCode.OK;
    }
}
