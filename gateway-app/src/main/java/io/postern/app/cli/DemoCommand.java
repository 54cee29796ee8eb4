package io.postern.app.cli;

import io.postern.app.demo.Demo;
import io.postern.app.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        header = "Watch sensors pass through a gateway to the cloud.",
        description =
                "Runs a copy of configs/examples/demo: simulated datagators publish on a broker, two"
                        + " simulated BENCHLAB power meters are asked 5 times a second over serial"
                        + " lines, and the gateway translates what they say and sends it to a second"
                        + " broker, the cloud; brokers and meters run inside this process. Shows"
                        + " links, rates and last messages until Ctrl-C or the key q; the key c"
                        + " takes the cloud away and brings it back, the key b pulls the cable of a"
                        + " meter and plugs it in again. Nothing is left behind.",
        footer = {"", "Example:", "  postern demo --seconds 40 --cut-cloud 20"})
final class DemoCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final Session session;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "End by itself after this time; otherwise at Ctrl-C.")
    private Optional<Integer> seconds = Optional.empty();

    @Option(
            names = "--cut-cloud",
            paramLabel = "N",
            description = "After 5 seconds, take the cloud away for this many seconds.")
    private Optional<Integer> cutCloud = Optional.empty();

    @Option(
            names = "--pull-benchlab",
            paramLabel = "N",
            description = "After 5 seconds, pull the cable of a meter for this many seconds.")
    private Optional<Integer> pullBenchlab = Optional.empty();

    @Option(
            names = "--http",
            paramLabel = "HOST:PORT|off",
            description = "Where metrics and health are served; off unless given.")
    private String http = "off";

    @Mixin private SmallOption small = new SmallOption();

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        return new Demo(session)
                .run(
                        http,
                        seconds.map(Duration::ofSeconds).orElse(LONGEST),
                        cutCloud.map(Duration::ofSeconds),
                        pullBenchlab.map(Duration::ofSeconds));
    }
}
