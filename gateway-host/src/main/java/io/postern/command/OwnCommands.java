package io.postern.command;

import io.postern.api.context.Time;
import io.postern.ops.Command;
import io.postern.ops.CommandException;
import io.postern.ops.Gateway;
import io.postern.screen.Paint;
import io.postern.status.StatusJson;
import io.postern.status.StatusText;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The gateway's own commands. */
public final class OwnCommands {

    private final Gateway gateway;
    private final Time time;
    private final Supplier<List<String>> plugins;

    private OwnCommands(Gateway gateway, Time time, Supplier<List<String>> plugins) {
        this.gateway = gateway;
        this.time = time;
        this.plugins = plugins;
    }

    /**
     * @param plugins the lines that tell of the loaded plugins
     */
    public static List<Command> of(Gateway gateway, Time time, Supplier<List<String>> plugins) {
        var own = new OwnCommands(gateway, time, plugins);
        return List.of(
                new Command(
                        "status",
                        "Shows how the running gateway is.",
                        "[--json]",
                        "postern status",
                        own::status),
                new Command(
                        "send",
                        "Sends what waits at an address that sends as needed.",
                        "ADDRESS",
                        "postern send uplink",
                        (arguments, out) -> own.trigger("send", arguments, out)),
                new Command(
                        "receive",
                        "Receives once at an address that receives as needed.",
                        "ADDRESS",
                        "postern receive meter_inbound",
                        (arguments, out) -> own.trigger("receive", arguments, out)),
                new Command(
                        "log-level",
                        "Changes how much a logger says, until the next start.",
                        "LOGGER LEVEL",
                        "postern log-level io.postern.config debug",
                        own::logLevel),
                new Command(
                        "dead",
                        "Lists the newest dead letters with their reasons, shows one whole, sends them again.",
                        DeadLetterCommand.SYNTAX,
                        "postern dead list --most 5",
                        new DeadLetterCommand(gateway.deadLetters(), time)),
                new Command(
                        "queue",
                        "Shows what waits on disk, or drops or moves a parked queue.",
                        QueueCommand.SYNTAX,
                        "postern queue show uplink --count 5",
                        new QueueCommand(gateway.queues(), time)),
                new Command(
                        "plugins",
                        "Shows what is loaded, what it offers, and from which file.",
                        "",
                        "postern plugins",
                        own::plugins));
    }

    private void status(List<String> arguments, Consumer<String> out) throws CommandException {
        if (arguments.equals(List.of("--json"))) {
            out.accept(StatusJson.of(gateway.status()).toString());
            return;
        }
        var paint = new Paint(arguments.equals(List.of("--colour")));
        Usage.expect(
                arguments.isEmpty() || paint.colour(), "status", "nothing or --json", arguments);
        StatusText.of(gateway.status(), time.now(), paint).forEach(out);
    }

    private void trigger(String command, List<String> arguments, Consumer<String> out)
            throws CommandException {
        Usage.expect(arguments.size() == 1, command, "one ADDRESS", arguments);
        try {
            gateway.trigger(arguments.get(0));
        } catch (IllegalArgumentException unknown) {
            throw new CommandException(1, unknown.getMessage());
        }
        out.accept("triggered " + arguments.get(0));
    }

    private void logLevel(List<String> arguments, Consumer<String> out) throws CommandException {
        Usage.expect(arguments.size() == 2, "log-level", "LOGGER LEVEL", arguments);
        try {
            gateway.logLevel(arguments.get(0), arguments.get(1));
        } catch (IllegalArgumentException unknown) {
            throw new CommandException(2, unknown.getMessage());
        }
        out.accept(arguments.get(0) + " is at " + arguments.get(1) + " until the next start");
    }

    private void plugins(List<String> arguments, Consumer<String> out) throws CommandException {
        Usage.expect(arguments.isEmpty(), "plugins", "nothing", arguments);
        plugins.get().forEach(out);
    }
}
