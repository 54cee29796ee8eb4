package io.postern.app.soak;

import io.postern.app.gateway.LiveGateway;
import io.postern.app.gateway.RunOptions;
import io.postern.app.gateway.StartException;
import io.postern.app.session.Session;
import io.postern.app.session.Surroundings;
import io.postern.app.session.Terminal;
import io.postern.ops.Event;
import io.postern.ops.Gateway;
import io.postern.ops.Status;
import io.postern.ops.Status.AddressStatus;
import io.postern.testing.HeardLog;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A gateway as {@code postern run} starts it, in folders of its own. */
final class SoakSite implements AutoCloseable {

    private static final int PATIENCE = 30;

    final Path configs;
    final Path plugins;
    final Path data;
    final HeardLog log = new HeardLog("io.postern");
    private final RunOptions options;
    private final Session session;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore replacements = new Semaphore(0);
    private Optional<LiveGateway> gateway = Optional.empty();

    SoakSite(Path home) throws IOException {
        configs = home.resolve("configs");
        plugins = Files.createDirectories(home.resolve("plugins"));
        data = Files.createDirectories(home.resolve("data"));
        var surroundings = new Surroundings(home, "?", false, "soak", Map.of());
        session = new Session(surroundings, Terminal.of(surroundings));
        options = RunOptions.of(session).withHttp("127.0.0.1:0");
    }

    void start() throws StartException {
        gateway = Optional.of(LiveGateway.start(session, options));
        operations().events(this::noticed);
    }

    private void noticed(Event event) {
        if (event instanceof Event.ConfigurationApplied
                || event instanceof Event.ConfigurationRefused) {
            news.release();
        }
        if (event instanceof Event.PluginChanged) {
            replacements.release();
        }
    }

    /** Saves a file of the configuration as careful programs do: beside it, then renamed. */
    void save(String file, String text) throws IOException {
        var path = configs.resolve(file);
        Files.createDirectories(path.getParent());
        var part = path.resolveSibling("." + path.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    }

    Gateway operations() {
        return gateway.orElseThrow().operations();
    }

    Status status() {
        return operations().status();
    }

    AddressStatus address(String name) {
        return status().addresses().stream()
                .filter(address -> address.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    long count(String address, String what) {
        return address(address).counts().getOrDefault(what, 0L);
    }

    /** Forgets what was told of files so far. */
    void forgetNews() {
        news.drainPermits();
    }

    /** Waits until changed files were applied or refused. */
    boolean awaitNews() throws InterruptedException {
        return news.tryAcquire(PATIENCE, TimeUnit.SECONDS);
    }

    /** Waits until a replaced plugin is in use. */
    boolean awaitReplacement() throws InterruptedException {
        return replacements.tryAcquire(PATIENCE, TimeUnit.SECONDS);
    }

    /** The page for Prometheus, as anybody reads it. */
    String metrics() throws IOException {
        var place = log.awaitLine("http: listens at ").replaceAll(".*(http://\\S+/).*", "$1");
        var connection = URI.create(place).resolve("metrics").toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        try (var page = connection.getInputStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Ends the gateway politely. */
    void end() {
        gateway.ifPresent(LiveGateway::close);
        gateway = Optional.empty();
    }

    @Override
    public void close() {
        end();
        log.close();
    }
}
