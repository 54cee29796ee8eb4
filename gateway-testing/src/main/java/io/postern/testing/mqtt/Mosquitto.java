package io.postern.testing.mqtt;

import io.postern.testing.net.FreePorts;
import io.postern.testing.process.ChildProcess;
import io.postern.testing.process.OutputLines;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real mosquitto, on free ports of the loopback address and in a folder of its own. */
public final class Mosquitto implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 10;

    private final MosquittoSetup setup;
    private final Map<Door, Integer> ports = new EnumMap<>(Door.class);
    private ChildProcess child;

    private Mosquitto(MosquittoSetup setup) {
        this.setup = setup;
        this.child = launch();
    }

    /**
     * @param folder a test's own; several brokers share it, each in a folder below
     */
    public static MosquittoSetup in(Path folder) {
        try {
            return new MosquittoSetup(Files.createTempDirectory(folder, "mosquitto"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Mosquitto start(MosquittoSetup setup) {
        return new Mosquitto(setup);
    }

    /** The port of the plain door. */
    public int port() {
        return port(Door.PLAIN);
    }

    public int port(Door door) {
        var port = ports.get(door);
        if (port == null) {
            throw new AssertionError("mosquitto: expected a door of " + ports + ", found " + door);
        }
        return port;
    }

    /** Such as {@code mqtts://localhost:20123}. */
    public String url(Door door) {
        return door.scheme() + "://localhost:" + port(door);
    }

    /** What it said since its last start. */
    public OutputLines log() {
        return child.lines();
    }

    /** The ids of the clients that its log of this start shows as connected. */
    public Set<String> connectedClients() {
        return ConnectedClients.of(log().all());
    }

    /** Waits until a client with this id is connected. */
    public void awaitClient(String id) {
        if (!log().await(lines -> ConnectedClients.of(lines).contains(id), PATIENCE)) {
            throw new AssertionError("mosquitto: expected client \"" + id + "\", found " + log());
        }
    }

    /** Waits until a client has subscribed to a filter, since this start of the broker. */
    public void awaitSubscription(String id, String filter) {
        var ending = Pattern.compile(": " + Pattern.quote(id) + " \\d " + Pattern.quote(filter));
        if (!log().await(
                        lines -> lines.stream().anyMatch(line -> ending.matcher(line).find()),
                        PATIENCE)) {
            throw new AssertionError(
                    "mosquitto: expected \"" + id + "\" at " + filter + ", found " + log());
        }
    }

    /** Waits until no client has this id. */
    public void awaitGone(String id) {
        if (!log().await(lines -> !ConnectedClients.of(lines).contains(id), PATIENCE)) {
            throw new AssertionError("mosquitto: expected no \"" + id + "\", found " + log());
        }
    }

    /** Ends it politely: it saves what it keeps. */
    public void stop() {
        child.signal("CONT");
        child.stop();
    }

    /** Lets it save what it keeps. It has, when it next answers anything. */
    public void save() {
        long before = saves(log().all());
        child.signal("USR1");
        if (!log().await(lines -> saves(lines) > before, PATIENCE)) {
            throw new AssertionError("mosquitto: expected it to save, found " + log());
        }
    }

    private static long saves(List<String> lines) {
        return lines.stream().filter(line -> line.contains("Saving in-memory database")).count();
    }

    /** Ends it with {@code kill -9}. */
    public void kill() {
        child.kill();
    }

    /** Its ports take connections still, and nothing is answered. */
    public void freeze() {
        child.signal("STOP");
    }

    public void thaw() {
        child.signal("CONT");
    }

    /** Starts it again after {@link #stop} or {@link #kill}: same ports, same folder. */
    public void startAgain() {
        child = launch();
    }

    public void restart() {
        stop();
        startAgain();
    }

    @Override
    public void close() {
        kill();
    }

    private ChildProcess launch() {
        var again = !ports.isEmpty();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (!again) {
                setup.doors().forEach(door -> ports.put(door, FreePorts.next()));
            }
            var started = ChildProcess.start(command(setup.write(ports)));
            started.lines().await(Mosquitto::isDecided, PATIENCE);
            if (started.lines().has(" running")) {
                return started;
            }
            started.kill();
            if (!started.lines().has("Address already in use")) {
                throw new AssertionError("mosquitto: expected a start, found " + started.lines());
            }
        }
        throw new AssertionError("mosquitto: expected free ports, found " + ports + " in use");
    }

    private static boolean isDecided(List<String> lines) {
        return lines.stream().anyMatch(line -> line.endsWith(" running"));
    }

    private static List<String> command(Path file) {
        var program =
                Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/opt/homebrew/sbin")
                        .map(folder -> new File(folder, "mosquitto"))
                        .filter(File::canExecute)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new AssertionError(
                                                "mosquitto: expected it installed, found none;"
                                                        + " ./verify installs it, or by hand: apt-get"
                                                        + " install mosquitto mosquitto-clients"));
        return List.of(program.getPath(), "-c", file.toString());
    }
}
