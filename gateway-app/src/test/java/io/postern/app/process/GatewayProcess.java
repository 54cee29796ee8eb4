package io.postern.app.process;

import static org.awaitility.Awaitility.await;

import io.postern.app.process.Distribution.Ended;
import io.postern.app.process.Distribution.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A gateway of the distribution, with a configuration and a data folder of its own. */
public final class GatewayProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Distribution postern = Distribution.built();
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private Optional<Running> running = Optional.empty();

    private GatewayProcess(Path folder) {
        this.folder = folder;
    }

    /** Nothing but its name: everything else is a file. */
    public static GatewayProcess named(String system, Path folder) throws IOException {
        var station = new GatewayProcess(Files.createTempDirectory(folder, "station"));
        Files.createDirectory(station.plugins());
        return station.file("system/system.json", "{\"id\": \"" + system + "\"}");
    }

    /** Adds or replaces a configuration file. */
    public GatewayProcess file(String name, String text) throws IOException {
        var file = configs().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Sets an environment variable. */
    public GatewayProcess variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Takes the files of an example of the distribution, its name included. */
    public GatewayProcess example(String name) throws IOException {
        var example = postern.folder().resolve("configs/examples").resolve(name);
        try (var files = Files.walk(example)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                file(example.relativize(file).toString(), Files.readString(file));
            }
        }
        return this;
    }

    /** Puts a text in the place of another one, which must be there. */
    public GatewayProcess replace(String name, String old, String other) throws IOException {
        var text = Files.readString(configs().resolve(name));
        if (!text.contains(old)) {
            throw new AssertionError(name + ": expected \"" + old + "\", found " + text);
        }
        return file(name, text.replace(old, other));
    }

    public Path configs() {
        return folder.resolve("configs");
    }

    /** Where plugin jars are dropped. */
    public Path plugins() {
        return folder.resolve("plugins");
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** Starts it, and returns once it says that it is ready. */
    public void start() throws IOException {
        running =
                Optional.of(
                        postern.start(
                                folder,
                                variables,
                                "run",
                                "--http",
                                "off",
                                "--configs",
                                configs().toString(),
                                "--plugins",
                                plugins().toString(),
                                "--data",
                                data().toString()));
        awaitLog("Gateway: ready");
    }

    /** Waits until its log, since this start, has a line with this text. */
    public void awaitLog(String part) {
        await("\"" + part + "\" in the log")
                .atMost(PATIENCE)
                .pollInterval(LOOK)
                .failFast("the gateway ended: " + log(), () -> !process().isAlive())
                .until(() -> log().contains(part));
    }

    /** What it said since this start. */
    public String log() {
        return running.orElseThrow().complained();
    }

    /** How it ended, if it did. */
    public OptionalInt ended() {
        return process().isAlive() ? OptionalInt.empty() : OptionalInt.of(process().exitValue());
    }

    public long pid() {
        return process().pid();
    }

    /** What a command says about it. */
    public String says(String command) throws IOException, InterruptedException {
        return postern.call(folder, command, "--data", data().toString()).out();
    }

    public Ended check() throws IOException, InterruptedException {
        return postern.call(folder, "check", configs().toString());
    }

    /** Waits until it ends by itself. */
    public Ended awaitEnd() throws InterruptedException {
        return running.orElseThrow().await();
    }

    public Ended stop() throws InterruptedException {
        return running.orElseThrow().stop();
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process().destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        running.ifPresent(Running::close);
    }

    private Process process() {
        return running.orElseThrow().process();
    }
}
