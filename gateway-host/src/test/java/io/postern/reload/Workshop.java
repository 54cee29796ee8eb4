package io.postern.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.postern.api.context.Time;
import io.postern.api.testing.RealTime;
import io.postern.data.LastGood;
import io.postern.ops.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** A home with real folders, a reloader over them, and what it said and did. */
final class Workshop implements AutoCloseable {

    final Path home;
    final RecordingRuntime runtime = new RecordingRuntime();
    final List<Event> events = new CopyOnWriteArrayList<>();
    final PluginShelf plugins;
    private final RealTime time = new RealTime();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Reloader reloader;
    private volatile boolean hurried;

    Workshop(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("plugins"));
        Files.createDirectories(home.resolve("configs/handlers"));
        plugins = new PluginShelf(home.resolve("plugins"));
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        logger().addAppender(log);
        reloader =
                new Reloader(
                        home.resolve("configs"),
                        home.resolve("plugins"),
                        new SimpleConfigurations(home.resolve("configs")),
                        plugins,
                        runtime,
                        LastGood.open(home.resolve("data/last-good")),
                        new HurriedTime(),
                        events::add);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Reloader.class);
    }

    /** What would be done again in half a minute is done again at once. */
    void hurry() {
        hurried = true;
    }

    private final class HurriedTime implements Time {

        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public long nanos() {
            return time.nanos();
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            var most = Duration.ofMillis(20);
            return time.after(hurried && delay.compareTo(most) > 0 ? most : delay, task);
        }

        @Override
        public Timer every(Duration period, Runnable task) {
            return time.every(period, task);
        }
    }

    Reloader reloader() {
        return reloader;
    }

    void handler(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("configs/handlers"));
        Files.writeString(handler(name), text);
    }

    Path handler(String name) {
        return home.resolve("configs/handlers").resolve(name + ".json");
    }

    /** All at once: here an empty jar would be one that works. */
    void plugin(String source, String version) throws IOException {
        var jar = Files.writeString(home.resolve(source + ".part"), version);
        Files.move(
                jar,
                home.resolve("plugins").resolve(source + ".jar"),
                StandardCopyOption.ATOMIC_MOVE);
    }

    void awaitValues(Map<String, Object> values) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> runtime.values().equals(values));
    }

    void awaitRefused() {
        awaitState(true);
    }

    void awaitWell() {
        awaitState(false);
    }

    private void awaitState(boolean lastGood) {
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> reloader.state().orElseThrow().lastGood() == lastGood);
    }

    /** Waits until a pass is over that began after this call. */
    void awaitPass() {
        var before = plugins.looks();
        reloader.request();
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> plugins.looks() > before && !plugins.isTrying());
    }

    void awaitLast(String line) {
        await().untilAsserted(() -> assertThat(log()).last().isEqualTo(line));
    }

    /** With an N for how long each change took. */
    List<String> log() {
        return log.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .map(line -> line.replaceFirst("applied in \\d+ ms", "applied in N ms"))
                .collect(Collectors.toList());
    }

    @Override
    public void close() {
        reloader.close();
        time.close();
        logger().detachAppender(log);
    }
}
