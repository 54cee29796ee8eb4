package io.postern.app.cli;

import io.postern.app.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "dead",
        header = "Show the newest dead letters.",
        description =
                "Messages that could not be read, handled or sent, each with the reason, as the"
                        + " running gateway keeps them.",
        footer = {"", "Example:", "  postern dead --most 5"})
final class DeadCommand implements Callable<Integer> {

    private final Session session;

    @Mixin private DataOption data = new DataOption();

    @Option(names = "--most", paramLabel = "N", description = "How many to show; 20 unless given.")
    private int most = 20;

    DeadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new Remote(session, data.over(session.folders()))
                .call(List.of("dead", "list", "--most", Integer.toString(most)));
    }
}
