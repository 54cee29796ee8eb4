package io.postern.app.cli;

import io.postern.app.cli.files.CheckCommand;
import io.postern.app.cli.files.ExplainCommand;
import io.postern.app.cli.files.SchemaCommand;
import io.postern.app.cli.journal.JournalCommand;
import io.postern.app.cli.plugin.NewCommand;
import io.postern.app.cli.plugin.PluginsCommand;
import io.postern.app.cli.remote.DeadCommand;
import io.postern.app.cli.remote.LogLevelCommand;
import io.postern.app.cli.remote.PluginCommand;
import io.postern.app.cli.remote.QueueSyntax;
import io.postern.app.cli.remote.ReceiveCommand;
import io.postern.app.cli.remote.SendCommand;
import io.postern.app.cli.remote.StatusCommand;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** Reads a command line and does what it says. */
public final class CommandLines {

    private static final int WIDTH = 80;

    private CommandLines() {}

    /** Returns the exit code. */
    public static int run(Session session, List<String> arguments) {
        var line = of(session);
        return PluginCommand.of(session, arguments, line.getSubcommands().keySet())
                .flatMap(command -> command.run(session))
                .orElseGet(() -> line.execute(arguments.toArray(String[]::new)));
    }

    static CommandLine of(Session session) {
        var line = new CommandLine(new Postern(session));
        for (var command : commands(session)) {
            line.addSubcommand(withHelp(new CommandLine(command)));
        }
        line.getSubcommands()
                .get("simulate")
                .addSubcommand(withHelp(new CommandLine(new SimulateBenchlabCommand(session))));
        line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        return withHelp(line)
                .setUsageHelpWidth(WIDTH)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                session.terminal().colour() ? Ansi.ON : Ansi.OFF))
                .setOut(Writers.utf8(session.terminal().out()))
                .setErr(Writers.utf8(session.terminal().err()))
                .setParameterExceptionHandler(new WrongUse(session.terminal()))
                .setExecutionExceptionHandler(new CommandFailure(session.terminal()));
    }

    private static List<Object> commands(Session session) {
        return List.of(
                new DemoCommand(session),
                new RunSyntax(session),
                new CheckCommand(session),
                new ExplainCommand(session),
                new SchemaCommand(session),
                new PluginsCommand(session),
                new NewCommand(session),
                new StatusCommand(session),
                new SendCommand(session),
                new ReceiveCommand(session),
                new DeadCommand(session),
                new QueueSyntax(session),
                new JournalCommand(session),
                new LogLevelCommand(session),
                new SimulateCommand(session),
                new VersionCommand(session),
                new HelpCommand(session));
    }

    private static CommandLine withHelp(CommandLine line) {
        var help =
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build();
        line.getCommandSpec().addOption(help);
        var usage = line.getCommandSpec().usageMessage();
        usage.sortOptions(false)
                .abbreviateSynopsis(true)
                .synopsisHeading("%nUsage: ")
                .descriptionHeading(usage.description().length == 0 ? "" : "%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n");
        return line;
    }

    private static Map<String, String> exitCodes() {
        var codes = new LinkedHashMap<String, String>();
        ExitCode.meanings().forEach((code, meaning) -> codes.put(Integer.toString(code), meaning));
        return codes;
    }
}
