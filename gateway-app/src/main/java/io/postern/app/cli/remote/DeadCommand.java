package io.postern.app.cli.remote;

import io.postern.app.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dead",
        header = "Show dead letters, send them again or drop them.",
        description = {
            "Messages that could not be read, handled or sent, each with the reason and where it"
                    + " came from, as the running gateway keeps them on disk.",
            "",
            "resend gives each to where it died once more: to the address or its handler, to the"
                    + " task, or behind what waits for the far end. It leaves the dead letters when"
                    + " what comes of it is safe. drop removes it. Both take a number, or"
                    + " --address or --all."
        },
        footer = {"", "Example:", "  postern dead show 3"})
public final class DeadCommand implements Callable<Integer> {

    private final Session session;

    @Mixin private DataOption data = new DataOption();

    @Parameters(
            arity = "0..2",
            paramLabel = "[list|show N|resend [N]|drop [N]]",
            hideParamSyntax = true,
            description = "The newest, unless something else is asked for.")
    private List<String> words = List.of();

    @Option(names = "--most", paramLabel = "N", description = "How many to show; 20 unless given.")
    private Optional<String> most = Optional.empty();

    @Option(
            names = "--address",
            paramLabel = "NAME",
            description = "Send again or drop all that died at this address or task.")
    private Optional<String> address = Optional.empty();

    @Option(names = "--all", description = "Send again or drop all.")
    private boolean all;

    @Option(
            names = "--json",
            description = "Print them whole as JSON, one object a line, for machines.")
    private boolean json;

    public DeadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var call = new ArrayList<>(List.of("dead"));
        call.addAll(words);
        most.ifPresent(number -> call.addAll(List.of("--most", number)));
        address.ifPresent(name -> call.addAll(List.of("--address", name)));
        if (all) {
            call.add("--all");
        }
        if (json) {
            call.add("--json");
        }
        return new Remote(session, data.over(session.folders())).call(call);
    }
}
