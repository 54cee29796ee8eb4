package io.postern.bench.relay;

import io.postern.bench.bare.BareRelay;
import io.postern.bench.figures.Figures;
import io.postern.bench.figures.FiguresJson;
import io.postern.bench.figures.Table;
import io.postern.bench.process.Checkout;
import io.postern.bench.process.JavaProgram;
import io.postern.bench.process.Scratch;
import io.postern.bench.profile.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures the relays in turn, several rounds, and prints the medians. */
public final class RelayBench {

    private static final Duration SHORT = Duration.ofSeconds(2);

    private final RelayOptions options;
    private final Path folder;
    private final List<Relay> relays = new ArrayList<>();

    private RelayBench(RelayOptions options, Path folder) throws IOException {
        this.options = options;
        this.folder = folder;
        var checkout = new Checkout(options.root());
        var bare =
                new Bare(
                        new JavaProgram(
                                BareRelay.class, checkout.flags(), folder.resolve("bare.jsa")));
        for (var name : options.relays()) {
            relays.add(
                    switch (name) {
                        case "bridge" -> new Bridge();
                        case "bare" -> bare;
                        case "postern", "small" ->
                                new PosternRelay(checkout.distribution(), name.equals("small"));
                        default ->
                                throw new IllegalArgumentException(
                                        "--relays: expected bridge, bare, postern or small, found \""
                                                + name
                                                + "\"");
                    });
        }
        makeReady(bare);
    }

    public static void main(String[] arguments) throws Exception {
        int status = 0;
        try {
            var options = RelayOptions.read(arguments);
            var bench = new RelayBench(options, Scratch.folder("relay"));
            if (options.profile()) {
                bench.profile();
            } else {
                bench.measure();
            }
        } catch (IllegalArgumentException wrong) {
            say(wrong.getMessage());
            status = 2;
        }
        System.exit(status);
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
                        figures.computeIfAbsent(qos, any -> new Figures(RelayFigure.values()))
                                .add(relay.name(), measured);
                        if (measured.get(RelayFigure.LOST) > 0) {
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
        var recording = new Recording(json.resolveSibling(relay.name() + "-qos" + qos + ".jfr"));
        double rate;
        try (var trial =
                new Trial(
                        options,
                        relay,
                        qos,
                        folder.resolve(relay.name() + qos),
                        recording.javaOptions())) {
            trial.flood(options.warmUp());
            rate = trial.flood(options.seconds()).rate();
        }
        System.out.printf(
                "%n%s, QoS %d, %,.0f messages/s, %s%n", relay.name(), qos, rate, recording.file());
        recording.print();
    }

    private void print(Map<Integer, Figures> figures) {
        System.out.printf(
                """

                Medians of %d rounds, the relays in turn; %s a stage after %s of load. Generator,
                both brokers and the relay share %d processors%s%s, so compare what ran together.
                """,
                options.rounds(),
                seconds(options.seconds()),
                seconds(options.warmUp()),
                processors(),
                options.pin() ? ", the relay alone on the last" : "",
                options.sessions() ? ", each in a session of its own" : "");
        figures.forEach(
                (qos, of) ->
                        new Table(of)
                                .compare("postern", "bridge")
                                .compare("small", "bridge")
                                .compare("postern", "bare")
                                .print("QoS " + qos, System.out));
    }

    private void write(Map<Integer, Figures> figures) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("processors", processors());
        json.put("java", Runtime.version().toString());
        json.put("rounds", options.rounds());
        json.put("seconds", options.seconds().toMillis() / 1000.0);
        json.put("warm_up", options.warmUp().toMillis() / 1000.0);
        json.put("pinned", options.pin());
        json.put("sessions", options.sessions());
        json.put("java_options", options.java());
        figures.forEach((qos, of) -> json.put("qos_" + qos, of.json()));
        FiguresJson.write(options.json(), json);
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
}
