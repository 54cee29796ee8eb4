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
        name = "queue",
        header = "Show, drop or move what waits on the disk.",
        description = {
            "For each send address: how many messages wait on the disk, since when, and whether"
                    + " their queue is parked: no send address has its name. show has the oldest"
                    + " messages of one.",
            "",
            "drop removes all of a parked queue. move puts all of a parked queue behind what waits"
                    + " for the send address TO, whose carrier sends each of them to the topic,"
                    + " file or device that it was made for."
        },
        footer = {"", "Example:", "  postern queue show uplink --count 5"})
public final class QueueSyntax implements Callable<Integer> {

    private final Session session;

    @Mixin private DataOption data = new DataOption();

    @Parameters(
            arity = "0..3",
            paramLabel = "[list|show NAME|drop NAME|move NAME TO]",
            hideParamSyntax = true,
            description = "All queues, unless something else is asked for.")
    private List<String> words = List.of();

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many to show of one; 20 unless given.")
    private Optional<String> count = Optional.empty();

    @Option(
            names = "--json",
            description = "Print queues or messages as JSON, one object a line, for machines.")
    private boolean json;

    public QueueSyntax(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var call = new ArrayList<>(List.of("queue"));
        call.addAll(words);
        count.ifPresent(number -> call.addAll(List.of("--count", number)));
        if (json) {
            call.add("--json");
        }
        return new Remote(session, data.over(session.folders())).call(call);
    }
}
