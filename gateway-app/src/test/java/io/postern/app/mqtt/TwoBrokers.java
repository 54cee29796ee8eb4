package io.postern.app.mqtt;

import io.postern.app.process.GatewayProcess;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.SeenPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A gateway between two brokers that keep what they have: what it is given by the near one goes to
 * the far one, on several ways. Both wires go through proxies. One thread.
 */
public final class TwoBrokers implements AutoCloseable {

    public static final String IN = "in";
    public static final String OUT = "out";

    /** Each a topic, with everything below it, and what its messages pass. */
    public static final List<String> WAYS = List.of("plain", "inline", "lane", "either");

    private static final String PLAIN = "plain";

    /** Its messages have a uid that is made of their content, and take it along. */
    private static final String KNOWN = "inline";

    private final Mosquitto field;
    private final Mosquitto cloud;
    private final CuttableProxy in;
    private final CuttableProxy out;
    private final GatewayProcess station;
    private final StampPlugin plugin = new StampPlugin();
    private final Map<String, String> functions = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /**
     * @param listener hears of each packet on either wire
     */
    public TwoBrokers(Path folder, Consumer<SeenPacket> listener) throws IOException {
        field = Mosquitto.in(folder).persistent().maxQueued(0).start();
        cloud = Mosquitto.in(folder).persistent().maxQueued(0).start();
        in = CuttableProxy.listening(field.port(), listener, IN);
        out = CuttableProxy.listening(cloud.port(), listener, OUT);
        station = GatewayProcess.named("site", folder);
        station.file("carriers/field.json", carrier("field", in.port()));
        station.file("carriers/cloud.json", carrier("cloud", out.port()));
        edit("start");
        plugin.write(station.plugins(), false);
        for (var way : WAYS) {
            names.put(way, way);
            functions.put(way, way);
            station.file("addresses/%s.json".formatted(way), receive(way));
            station.file("addresses/%s_out.json".formatted(way), send(way));
        }
    }

    /** Returns when it listens. */
    public void start() throws IOException {
        station.start();
        field.awaitSubscription("field_site", PLAIN + "/#");
    }

    public GatewayProcess station() {
        return station;
    }

    public Mosquitto field() {
        return field;
    }

    public Mosquitto cloud() {
        return cloud;
    }

    public CuttableProxy in() {
        return in;
    }

    public CuttableProxy out() {
        return out;
    }

    /** Gives the receive address of a way another name; nothing else changes. */
    public void rename(String way, int number) throws IOException {
        var now = way + "_" + number;
        Files.move(
                address(names.getOrDefault(way, way)),
                address(now),
                StandardCopyOption.ATOMIC_MOVE);
        names.put(way, now);
    }

    /** Lets the messages of a way pass the other of the two functions. */
    public void exchange(String way) throws IOException {
        functions.compute(way, (same, old) -> "lane".equals(old) ? "inline" : "lane");
        replace(address(names.getOrDefault(way, way)), receive(way));
    }

    /** Changes a setting of the handler. */
    public void edit(String note) throws IOException {
        var handlers = Files.createDirectories(station.configs().resolve("handlers"));
        replace(
                handlers.resolve("stamp.json"),
                "{\"source\": \"stamp\", \"note\": \"%s\"}".formatted(note));
    }

    /**
     * Puts another jar in the place of the plugin's, or one where there is none.
     *
     * @param blocking whether it says that its function {@code either} blocks
     */
    public void swap(boolean blocking) {
        plugin.write(station.plugins(), blocking);
    }

    /** Takes the plugin's jar away. */
    public void remove() throws IOException {
        Files.delete(StampPlugin.in(station.plugins()));
    }

    /** Puts what is no jar in the place of the plugin's. */
    public void spoil() throws IOException {
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
        var handler =
                way.equals(PLAIN)
                        ? ""
                        : "\"handler\": \"stamp\", \"handler_function\": \"%s\","
                                .formatted(functions.get(way));
        var uid = way.equals(KNOWN) ? "\"uid\": \"content\"," : "";
        return """
               {
                 "message_type": "%1$s",
                 "send_or_receive": "receive",
                 "carrier": "field",
                 "duration": "always",
                 %2$s
                 %3$s
                 "additional_info": {"topic": "%1$s"}
               }
               """
                .formatted(way, handler, uid);
    }

    private static String send(String way) {
        var stamp = way.equals(KNOWN) ? "\"stamp\": \"uid\"," : "";
        return """
               {
                 "message_type": "%1$s",
                 "send_or_receive": "send",
                 "carrier": "cloud",
                 "duration": "on_message",
                 %2$s
                 "additional_info": {"topic": "%1$s"}
               }
               """
                .formatted(way, stamp);
    }

    /**
     * Small windows make the work last. Short times find a mute broker soon. No message goes for
     * another one, however small the disk.
     */
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
                 "ack_timeout": "2 s",
                 "queue": {"min_free": "0 B"}
               }
               """
                .formatted(port, name);
    }
}
