package io.postern.app.cli;

import io.postern.app.demo.Demo;
import io.postern.app.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        header = "Watch simulated sensors pass through a gateway.",
        description =
                "Runs configs/examples/demo in a data folder of its own and shows rates, addresses"
                        + " and last messages until Ctrl-C. Nothing is left behind.",
        footer = {"", "Example:", "  postern demo --seconds 20"})
final class DemoCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final Session session;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "End by itself after this time; otherwise at Ctrl-C.")
    private Optional<Integer> seconds = Optional.empty();

    @Option(
            names = "--http",
            paramLabel = "HOST:PORT|off",
            description = "Where metrics and health are served; off unless given.")
    private String http = "off";

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        return new Demo(session).run(http, seconds.map(Duration::ofSeconds).orElse(LONGEST));
    }
}
