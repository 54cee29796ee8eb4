package io.postern.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.context.Time;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.testing.RealTime;
import io.postern.command.Commands;
import io.postern.config.catalog.Catalog;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.problem.Finding;
import io.postern.config.problem.Grade;
import io.postern.data.LastGood;
import io.postern.fake.FakeGateway;
import io.postern.gateway.Rig;
import io.postern.http.Health;
import io.postern.http.HttpRoutes;
import io.postern.http.OwnRoutes;
import io.postern.operate.Operators;
import io.postern.ops.Event;
import io.postern.plugin.run.DroppedPlugins;
import io.postern.testing.HeardLog;
import io.postern.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A home with real folders, a gateway that a reloader runs by them, and what it said and did. */
final class Workshop implements AutoCloseable {

    /** What an editor leaves of a handler's file for a moment; a value may go on. */
    static final String HALF = "{\"source\": \"climate\", \"value\": \"12";

    private static final PluginJar CLIMATE =
            PluginJar.of("climate", "0")
                    .source("stranger.climate.Factory", source())
                    .service(HandlerFactory.class, "stranger.climate.Factory")
                    .compiled();

    final Path home;
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<ReloadState> applied = new CopyOnWriteArrayList<>();
    final DroppedPlugins plugins;
    private final Rig gateway = new Rig();
    private final Operators operators =
            new Operators(
                    new FakeGateway(),
                    new Commands(),
                    new HttpRoutes(OwnRoutes.of(() -> "", () -> new Health(List.of()))));
    private final RealTime time = new RealTime();
    private final CurrentRun run = new CurrentRun(gateway.running, operators, time);
    private final HeardLog log = new HeardLog(Reloader.class);
    private final Reloader reloader;
    private volatile boolean hurried;

    Workshop(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("plugins"));
        Files.createDirectories(home.resolve("configs/handlers"));
        Files.createDirectories(home.resolve("refused"));
        plugins = new DroppedPlugins(home.resolve("plugins"), home.resolve("data/plugin-copies"));
        reloader =
                new Reloader(
                        files(home),
                        plugins,
                        run,
                        LastGood.open(home.resolve("data/last-good")),
                        new HurriedTime(),
                        this::tell);
    }

    static ConfigurationFiles files(Path home) {
        return new ConfigurationFiles(
                home.resolve("configs"), name -> Optional.empty(), "home", reading -> reading);
    }

    private void tell(Event event) {
        if (event instanceof Event.ConfigurationApplied) {
            applied.add(run.state().orElseThrow());
        }
        events.add(event);
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

    ReloadState state() {
        return reloader.state().orElseThrow();
    }

    void handler(String name, String value) throws IOException {
        write("handlers/" + name + ".json", content(value));
    }

    static String content(String value) {
        return "{\"source\": \"climate\", \"value\": \"" + value + "\"}";
    }

    void half(String name) throws IOException {
        write("handlers/" + name + ".json", HALF);
    }

    void write(String name, String text) throws IOException {
        var file = home.resolve("configs").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Path handler(String name) {
        return home.resolve("configs/handlers").resolve(name + ".json");
    }

    /** The plugin that makes the handlers. */
    void plugin(String version) throws IOException {
        Files.write(jar(), climate(version).bytes());
    }

    PluginJar climate(String version) {
        return CLIMATE.manifest("Plugin-Version", version)
                .entry("version", version)
                .entry("refused", home.resolve("refused").toString());
    }

    Path jar() {
        return home.resolve("plugins/climate.jar");
    }

    /** No handler can be made with this value, or by this version of the plugin. */
    void refuse(String valueOrVersion) throws IOException {
        Files.createFile(home.resolve("refused").resolve(valueOrVersion));
    }

    void makes(String valueOrVersion) throws IOException {
        Files.delete(home.resolve("refused").resolve(valueOrVersion));
    }

    private static String source() {
        return """
        package stranger.climate;

        import io.postern.api.handler.*;
        import io.postern.api.setting.Setting;
        import java.io.*;
        import java.nio.file.*;
        import java.util.List;

        public class Factory implements HandlerFactory {
            private static final Setting<String> VALUE = Setting.text("value", "What it is.");

            public HandlerKind<?> kind() {
                return HandlerKind.of("climate", read("version"), Factory::made).settings(VALUE);
            }

            private static HandlerContext made(HandlerContext context) {
                check(read("version"));
                check(context.settings().get(VALUE));
                return context;
            }

            private static void check(String word) {
                if (Files.exists(Path.of(read("refused"), word))) {
                    throw new IllegalStateException(word + " is refused");
                }
            }

            private static String read(String name) {
                try (var entry = Factory.class.getResourceAsStream("/" + name)) {
                    return new String(entry.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        """;
    }

    /** What runs, handler by handler. */
    Map<String, Object> values() {
        return applied.isEmpty() ? Map.of() : values(applied.get(applied.size() - 1));
    }

    static Map<String, Object> values(ReloadState state) {
        return state.configuration().handlers().values().stream()
                .collect(
                        Collectors.toMap(
                                HandlerPlan::name, plan -> plan.settings().given().get("value")));
    }

    static List<Finding> problems(ReloadState state) {
        return state.findings().stream()
                .filter(finding -> finding.grade() == Grade.PROBLEM)
                .toList();
    }

    Catalog catalog() {
        return state().catalog();
    }

    /** Of the plugin that runs. */
    String version() {
        var offer = catalog().handlers().get("climate");
        return offer == null ? "" : offer.kind().description();
    }

    void awaitVersion(String version) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> version().equals(version));
    }

    void awaitValues(Map<String, Object> values) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> values().equals(values));
    }

    void awaitRefused() {
        awaitState(true);
    }

    void awaitWell() {
        awaitState(false);
    }

    private void awaitState(boolean lastGood) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> state().lastGood() == lastGood);
    }

    /**
     * Waits until a pass is over that began after this call: the second that ends at the latest.
     */
    void awaitPass() {
        for (var round = 0; round < 2; round++) {
            var before = passes();
            reloader.request();
            await().pollInterval(Duration.ofMillis(10)).until(() -> passes() > before);
        }
    }

    private long passes() {
        var counts = reloader.counts();
        return counts.applied() + counts.refused() + counts.unchanged();
    }

    void awaitLast(String line) {
        await().untilAsserted(() -> assertThat(log()).last().isEqualTo(line));
    }

    /**
     * With an N for how long each change took, and files as seen from home; that nobody uses a
     * handler is left out.
     */
    List<String> log() {
        return log.graded().stream()
                .filter(line -> !line.contains(" is used by no "))
                .map(line -> line.replaceFirst("applied in \\d+ ms", "applied in N ms"))
                .map(line -> line.replace(home + "/", ""))
                .collect(Collectors.toList());
    }

    @Override
    public void close() throws IOException {
        reloader.close();
        gateway.close();
        operators.close();
        plugins.close();
        time.close();
        log.close();
    }
}
