package io.postern.app.cli;

import io.postern.api.setting.Nearest;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Terminal;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be read: one line that says why, and one that says what to do. */
final class WrongUse implements IParameterExceptionHandler {

    private final Terminal terminal;

    WrongUse(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        var line = problem.getCommandLine();
        var name = line.getCommandSpec().qualifiedName();
        terminal.err().println(name + ": " + complaint(problem, line));
        terminal.err().println("Try: " + name + " --help");
        return ExitCode.USAGE;
    }

    private static String complaint(ParameterException problem, CommandLine line) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return unknown(line, unmatched.getUnmatched().get(0));
        }
        if (problem instanceof MissingParameterException missing) {
            return missing.getMissing().stream()
                    .map(argument -> argument.isOption() ? value(argument) : argument.paramLabel())
                    .collect(Collectors.joining(" ", "expected ", ", found nothing"));
        }
        return problem.getMessage();
    }

    /** An option that came without its value. */
    private static String value(ArgSpec option) {
        return ((OptionSpec) option).longestName() + " " + option.paramLabel();
    }

    /** What to say of a word that is no command and no option. */
    static String unknown(CommandLine line, String word) {
        boolean option = word.startsWith("-");
        var known =
                option
                        ? line.getCommandSpec().optionsMap().keySet()
                        : line.getSubcommands().keySet();
        if (known.isEmpty()) {
            return "expected nothing more, found \"" + word + "\"";
        }
        return "expected "
                + (option ? "one of its options" : "a command")
                + ", found \""
                + word
                + "\""
                + Nearest.hint(word, known);
    }
}
