package io.postern.bench.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Measures the relays in turn, several rounds, and prints the medians. */
public final class RelayBench {

    private static final Duration SHORT = Duration.ofSeconds(2);

    private final Options options;
    private final Path folder;
    private final List<Relay> relays = new ArrayList<>();

    private RelayBench(Options options, Path folder) throws IOException {
        this.options = options;
        this.folder = folder;
        var launcher = options.root().resolve("gateway-app/src/main/sh/postern");
        var bare = new Bare(Flags.of(launcher), folder.resolve("bare.jsa"));
        for (var name : options.relays()) {
            relays.add(
                    switch (name) {
                        case "bridge" -> new Bridge();
                        case "bare" -> bare;
                        case "postern" -> new Postern(distribution(options.root()));
                        default ->
                                throw new IllegalArgumentException(
                                        "--relays: expected bridge, bare or postern, found \""
                                                + name
                                                + "\"");
                    });
        }
        makeReady(bare);
    }

    public static void main(String[] arguments) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(RelayBench::endDescendants));
        var folder = Files.createTempDirectory("relay");
        int status = 0;
        try {
            var options = Options.read(arguments);
            var bench = new RelayBench(options, folder);
            if (options.profile()) {
                bench.profile();
            } else {
                bench.measure();
            }
        } catch (IllegalArgumentException wrong) {
            say(wrong.getMessage());
            status = 2;
        } finally {
            delete(folder);
        }
        System.exit(status);
    }

    /** Brokers and relays must not outlive a run that was broken off. */
    private static void endDescendants() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }

    /** Makes the bare relay's archive, and warms up this process, which is not what is measured. */
    private void makeReady(Bare bare) throws IOException {
        for (int qos : options.qos()) {
            try (var trial =
                    new Trial(options, folder.resolve("ready" + qos), qos, bare::firstCommand)) {
                trial.flood(SHORT);
            }
        }
    }

    private void measure() throws IOException {
        var figures = new TreeMap<Integer, Figures>(Comparator.reverseOrder());
        for (int round = 1; round <= options.rounds(); round++) {
            for (int qos : options.qos()) {
                for (var relay : relays) {
                    say("round " + round + ", QoS " + qos + ", " + relay.name());
                    var of = folder.resolve(relay.name() + qos + "-" + round);
                    try (var trial = new Trial(options, relay, qos, of, List.of())) {
                        var measured = trial.measure();
                        figures.computeIfAbsent(qos, any -> new Figures())
                                .add(relay.name(), measured);
                        if (measured.get(Figure.LOST) > 0) {
                            say(trial.lastWords());
                        }
                    }
                }
            }
        }
        print(figures);
        write(figures);
    }

    private void profile() throws IOException {
        for (int qos : options.qos()) {
            for (var relay : relays) {
                if (relay.onJava()) {
                    profile(relay, qos);
                }
            }
        }
    }

    private void profile(Relay relay, int qos) throws IOException {
        say("recording " + relay.name() + " at QoS " + qos);
        var json = options.json().toAbsolutePath();
        var file = json.resolveSibling(relay.name() + "-qos" + qos + ".jfr");
        Files.deleteIfExists(file);
        var recording =
                List.of(
                        "-XX:FlightRecorderOptions=stackdepth=128",
                        "-XX:StartFlightRecording=settings=profile,jdk.ExecutionSample#period=2ms,"
                                + "filename="
                                + file);
        double rate;
        try (var trial =
                new Trial(options, relay, qos, folder.resolve(relay.name() + qos), recording)) {
            trial.flood(options.warmUp());
            rate = trial.flood(options.seconds()).rate();
        }
        System.out.printf("%n%s, QoS %d, %,.0f messages/s, %s%n", relay.name(), qos, rate, file);
        new Profile(file).print(System.out);
    }

    private void print(Map<Integer, Figures> figures) {
        System.out.printf(
                """

                Medians of %d rounds, the relays in turn; %s a stage after %s of load. Generator,
                both brokers and the relay share %d processors%s, so compare what ran together.
                """,
                options.rounds(),
                seconds(options.seconds()),
                seconds(options.warmUp()),
                processors(),
                options.pin() ? ", the relay alone on the last" : "");
        figures.forEach((qos, of) -> new Table(of).print(qos, System.out));
    }

    private void write(Map<Integer, Figures> figures) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("processors", processors());
        json.put("java", Runtime.version().toString());
        json.put("rounds", options.rounds());
        json.put("seconds", options.seconds().toMillis() / 1000.0);
        json.put("warm_up", options.warmUp().toMillis() / 1000.0);
        json.put("pinned", options.pin());
        json.put("java_options", options.java());
        figures.forEach((qos, of) -> json.put("qos_" + qos, of.json()));
        Files.writeString(
                options.json(),
                JsonMapper.builder()
                                .build()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(json)
                        + "\n");
        System.out.printf("%nevery round: %s%n", options.json());
    }

    private static Path distribution(Path root) throws IOException {
        try (var folders =
                Files.newDirectoryStream(
                        root.resolve("gateway-app/target"), "postern-[0-9]*[0-9]")) {
            for (var folder : folders) {
                return folder;
            }
        }
        throw new IOException("gateway-app/target: expected a built distribution, found none");
    }

    /** Of the machine; this process sees one less where the relay has its own. */
    private int processors() {
        return Runtime.getRuntime().availableProcessors() + (options.pin() ? 1 : 0);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private static void say(String what) {
        System.err.println(what);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
