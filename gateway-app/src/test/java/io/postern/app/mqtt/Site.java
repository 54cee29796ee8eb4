package io.postern.bench.ledger;

import io.postern.app.process.Station;
import io.postern.bench.process.Waiting;
import io.postern.mqtt.testing.Mosquitto;
import io.postern.mqtt.testing.wire.CuttableProxy;
import io.postern.mqtt.testing.wire.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A gateway between two brokers, its wires through proxies. One thread. */
final class Site implements AutoCloseable {

    /** Each a receive address and what its messages pass. */
    static final List<String> WAYS = List.of("plain", "inline", "lane", "either");

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 10;

    private final Books books;
    private final Tally tally;
    private final Mosquitto field;
    private final Mosquitto cloud;
    private final CuttableProxy in;
    private final CuttableProxy out;
    private final Station station;
    private final StampPlugin plugin = new StampPlugin();
    private final Map<String, String> functions = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private volatile Consumer<Seen> watcher = seen -> {};

    Site(Path folder, Books books, Tally tally) throws IOException {
        this.books = books;
        this.tally = tally;
        field = Mosquitto.in(folder).persistent().maxQueued(0).start();
        cloud = Mosquitto.in(folder).persistent().maxQueued(0).start();
        in = CuttableProxy.listening(field.port(), this::see, Books.IN);
        out = CuttableProxy.listening(cloud.port(), this::see, Books.OUT);
        station = Station.named("site", folder);
        station.file("carriers/field.json", carrier("field", in.port()));
        station.file("carriers/cloud.json", carrier("cloud", out.port()));
        edit("start");
        plugin.write(station.plugins(), false);
        for (var way : WAYS) {
            names.put(way, way);
            functions.put(way, way.equals("plain") ? "" : way);
            station.file("addresses/%s.json".formatted(way), receive(way));
            station.file("addresses/%s_out.json".formatted(way), send(way));
        }
        station.start();
        field.awaitSubscription("field_site", "plain/#");
    }

    private void see(Seen seen) {
        books.seen(seen);
        watcher.accept(seen);
    }

    /** Who else hears of each packet, before it is passed on. */
    void watch(Consumer<Seen> other) {
        watcher = other;
    }

    Mosquitto field() {
        return field;
    }

    Mosquitto cloud() {
        return cloud;
    }

    CuttableProxy in() {
        return in;
    }

    CuttableProxy out() {
        return out;
    }

    long pid() {
        return station.pid();
    }

    String deadLetters() throws IOException, InterruptedException {
        return station.says("dead");
    }

    void kill() throws IOException, InterruptedException {
        station.kill();
        books.gatewayEnded();
        start();
    }

    /** Starts a gateway that ended by itself, as a service manager does. */
    void revive() throws IOException {
        if (station.ended().isPresent()) {
            ended();
            start();
        }
    }

    private void start() throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                station.start();
                return;
            } catch (RuntimeException | AssertionError notReady) {
                if (station.ended().isEmpty()) {
                    throw notReady;
                }
                ended();
                Waiting.pass(PAUSE);
            }
        }
        throw new IOException("postern: expected a start, found that it ends each time:\n" + log());
    }

    private void ended() {
        var code = "exit " + station.ended().orElse(0) + "\n" + log();
        tally.violated(Violation.ENDED, code, books.events());
        books.gatewayEnded();
    }

    /** The end of what the gateway said. */
    String log() {
        var lines = station.log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    /** Gives the receive address of a way another name; nothing else changes. */
    void rename(String way, int number) throws IOException {
        var now = way + "_" + number;
        Files.move(address(names.get(way)), address(now), StandardCopyOption.ATOMIC_MOVE);
        names.put(way, now);
    }

    /** Lets the messages of a way pass the other of the two functions. */
    void exchange(String way) throws IOException {
        functions.compute(way, (same, old) -> "lane".equals(old) ? "inline" : "lane");
        replace(address(Optional.ofNullable(names.get(way)).orElse(way)), receive(way));
    }

    void edit(String note) throws IOException {
        var handlers = Files.createDirectories(station.configs().resolve("handlers"));
        replace(
                handlers.resolve("stamp.json"),
                "{\"source\": \"stamp\", \"note\": \"%s\"}".formatted(note));
    }

    void swap(boolean blocking) {
        plugin.write(station.plugins(), blocking);
    }

    void remove() throws IOException {
        Files.delete(StampPlugin.in(station.plugins()));
    }

    void spoil() throws IOException {
        replace(StampPlugin.in(station.plugins()), "this is no jar");
    }

    @Override
    public void close() {
        station.close();
        in.close();
        out.close();
        field.close();
        cloud.close();
    }

    private Path address(String name) {
        return station.configs().resolve("addresses/" + name + ".json");
    }

    private static void replace(Path file, String text) throws IOException {
        var part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String receive(String way) {
        var function = functions.getOrDefault(way, "");
        var handler =
                function.isEmpty()
                        ? ""
                        : "\"handler\": \"stamp\", \"handler_function\": \"%s\","
                                .formatted(function);
        return """
               {
                 "message_type": "%1$s",
                 "send_or_receive": "receive",
                 "carrier": "field",
                 "duration": "always",
                 %2$s
                 "additional_info": {"topic": "%1$s"}
               }
               """
                .formatted(way, handler);
    }

    private static String send(String way) {
        return """
               {
                 "message_type": "%1$s",
                 "send_or_receive": "send",
                 "carrier": "cloud",
                 "duration": "on_message",
                 "additional_info": {"topic": "%1$s"}
               }
               """
                .formatted(way);
    }

    /** Small windows make the work last. Short times find a mute broker soon. */
    private static String carrier(String name, int port) {
        return """
               {
                 "source": "mqtt",
                 "mqtt_port": %d,
                 "client_id": "%s",
                 "system_id": "$system_id",
                 "receive_maximum": 20,
                 "max_in_flight": 20,
                 "keep_alive": "2 s",
                 "connect_timeout": "2 s",
                 "ack_timeout": "2 s"
               }
               """
                .formatted(port, name);
    }
}
