package io.postern.reload;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.postern.api.handler.HandlerFactory;
import io.postern.ops.Event;
import io.postern.plugin.report.PluginReport;
import io.postern.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloaderTest {

    @TempDir private Path home;
    private Workshop shop;

    @BeforeEach
    void begin() throws IOException {
        shop = new Workshop(home);
        shop.plugin("1.0");
        shop.handler("a", "1");
    }

    @AfterEach
    void end() throws IOException {
        shop.close();
    }

    @Test
    void startsWithWhatTheFilesSay() throws Exception {
        var state = shop.reloader().start();

        assertThat(shop.values()).isEqualTo(Map.of("a", "1"));
        assertThat(state.lastGood()).isFalse();
        assertThat(Workshop.problems(state)).isEmpty();
        assertThat(shop.plugins.catalog()).isSameAs(shop.catalog());
        assertThat(shop.log())
                .containsExactly("INFO configuration applied in N ms: added handler a");
    }

    @Test
    void appliesAChangeAndSaysWhatChanged() throws Exception {
        shop.reloader().start();
        shop.handler("a", "2");
        shop.handler("b", "3");

        shop.awaitValues(Map.of("a", "2", "b", "3"));

        await().until(() -> shop.log().size() == 2);
        assertThat(shop.log().get(1))
                .isEqualTo(
                        "INFO configuration applied in N ms: added handler b; changed handler a");
        assertThat(shop.events)
                .last()
                .isInstanceOfSatisfying(
                        Event.ConfigurationApplied.class,
                        event -> assertThat(event.changedObjects()).isEqualTo(2));
    }

    @Test
    void keepsRunningWhenAFileIsBrokenAndSaysSoOnce() throws Exception {
        shop.reloader().start();
        shop.half("a");
        shop.awaitRefused();

        assertThat(shop.values()).isEqualTo(Map.of("a", "1"));
        assertThat(shop.log())
                .endsWith(
                        "ERROR configs/handlers/a.json:1:32: expected '\"' at the end of this text in the same line, found none",
                        "WARN configuration not applied, 1 problem: the last good one runs; for"
                                + " details: postern check");
        assertThat(shop.reloader().counts().refused()).isEqualTo(1);
        assertThat(shop.events)
                .last()
                .isInstanceOfSatisfying(
                        Event.ConfigurationRefused.class,
                        event -> assertThat(event.problems()).isEqualTo(1));
        var said = shop.log();
        Files.writeString(home.resolve("configs/handlers/notes.txt~"), "not a configuration");
        await().during(Duration.ofMillis(400)).until(() -> shop.log().equals(said));
    }

    @Test
    void saysWhenAllIsWellAgain() throws Exception {
        shop.reloader().start();
        shop.half("a");
        shop.awaitRefused();

        shop.handler("a", "2");
        shop.awaitWell();

        shop.awaitLast("INFO configuration is all well again: changed handler a");
        assertThat(Workshop.problems(shop.state())).isEmpty();
    }

    @Test
    void saysAgainWhatIsWrongWhenAsked() throws Exception {
        shop.reloader().start();
        shop.half("a");
        shop.awaitRefused();
        var said = shop.log().size();

        shop.reloader().request();

        await().until(() -> shop.log().size() == said + 2);
    }

    @Test
    void appliesNothingWhenOnlyTheFormChanged() throws Exception {
        shop.reloader().start();
        Files.move(shop.handler("a"), home.resolve("away"));
        Files.move(home.resolve("away"), shop.handler("a"));

        await().until(() -> shop.reloader().counts().unchanged() == 1);

        assertThat(shop.applied).hasSize(1);
        assertThat(shop.log()).hasSize(1);
    }

    @Test
    void followsAChangedSecret() throws Exception {
        Files.writeString(home.resolve("password"), "one");
        shop.handler("a", "${file:../password}");
        shop.reloader().start();

        Files.writeString(home.resolve("password"), "two");

        shop.awaitValues(Map.of("a", "two"));
    }

    @Test
    void followsAChangedSecretAlthoughAFileIsBroken() throws Exception {
        Files.writeString(home.resolve("password"), "one");
        shop.handler("a", "${file:../password}");
        shop.reloader().start();
        shop.half("b");
        shop.awaitRefused();

        Files.writeString(home.resolve("password"), "two");

        shop.awaitValues(Map.of("a", "two"));
        assertThat(shop.state().lastGood()).isTrue();
    }

    @Test
    void keepsRunningWhenAnObjectCannotBeMadeAndTriesAgain() throws Exception {
        shop.hurry();
        shop.reloader().start();
        shop.refuse("2");
        shop.handler("a", "2");
        shop.awaitRefused();

        assertThat(shop.values()).isEqualTo(Map.of("a", "1"));
        assertThat(shop.state().troubles())
                .containsExactly("configs/handlers/a.json: handler a cannot be made: 2 is refused");
        assertThat(shop.log())
                .endsWith(
                        "ERROR configs/handlers/a.json: handler a cannot be made: 2 is refused",
                        "WARN configuration not applied: what ran before runs on, and it is tried"
                                + " again; for details: postern status");
        var said = shop.log().size();

        await().until(() -> shop.reloader().counts().refused() > 2);
        assertThat(shop.log()).hasSize(said);
        shop.makes("2");
        shop.awaitValues(Map.of("a", "2"));
        shop.awaitWell();
    }

    @Test
    void takesANewPlugin() throws Exception {
        shop.reloader().start();

        shop.plugin("2.0");
        shop.awaitVersion("2.0");

        assertThat(shop.plugins.catalog()).isSameAs(shop.catalog());
        shop.awaitLast("INFO configuration applied in N ms: changed handler a");
    }

    @Test
    void leavesTheOldPluginWhenTheNewOneFailsAndStillFollowsTheFiles() throws Exception {
        shop.reloader().start();
        shop.refuse("2.0");

        shop.plugin("2.0");
        await().until(
                        () ->
                                shop.reloader()
                                        .state()
                                        .orElseThrow()
                                        .troubles()
                                        .equals(
                                                List.of(
                                                        "configs/handlers/a.json: handler a cannot be made: 2.0 is refused")));
        assertThat(shop.version()).isEqualTo("1.0");
        assertThat(shop.state().lastGood()).isFalse();

        shop.handler("b", "2");
        shop.awaitValues(Map.of("a", "1", "b", "2"));
        assertThat(shop.version()).isEqualTo("1.0");
        assertThat(shop.plugins.catalog()).isSameAs(shop.catalog());

        shop.plugin("3.0");
        shop.awaitVersion("3.0");
        await().until(() -> shop.state().troubles().isEmpty());
    }

    @Test
    void takesANewPluginForWhatRunsAlthoughAFileIsBroken() throws Exception {
        shop.reloader().start();
        shop.half("b");
        shop.awaitRefused();

        shop.plugin("2.0");
        shop.awaitVersion("2.0");

        assertThat(shop.values()).isEqualTo(Map.of("a", "1"));
        assertThat(shop.state().lastGood()).isTrue();
        shop.awaitLast("INFO configuration that runs: changed handler a");
    }

    @Test
    void takesAPluginOnceItsJarIsCopiedWhole() throws Exception {
        shop.reloader().start();
        var bytes = shop.climate("2.0").bytes();

        Files.write(shop.jar(), Arrays.copyOf(bytes, bytes.length / 2));
        await().until(() -> !PluginReport.troubles(shop.plugins.reports()).isEmpty());
        assertThat(shop.version()).isEqualTo("1.0");
        Files.write(shop.jar(), bytes);

        shop.awaitVersion("2.0");
    }

    @Test
    void takesAPluginThatComesWhileAnotherIsLoaded() throws Exception {
        shop.reloader().start();
        slow().writeTo(home.resolve("plugins/slow.jar"));
        await().until(() -> Files.exists(home.resolve("loading")));

        shop.plugin("2.0");
        Files.createFile(home.resolve("go"));

        shop.awaitVersion("2.0");
    }

    /** Goes on to load when the test says so. */
    private PluginJar slow() {
        var source =
                """
                package stranger.slow;

                import io.postern.api.handler.*;
                import java.nio.file.*;
                import java.util.List;

                public class Factory implements HandlerFactory {
                    public HandlerKind<?> kind() {
                        try (var home = Factory.class.getResourceAsStream("/home")) {
                            var folder = Path.of(new String(home.readAllBytes()));
                            Files.write(folder.resolve("loading"), new byte[0]);
                            while (Files.notExists(folder.resolve("go"))) {
                                Thread.sleep(5);
                            }
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        return HandlerKind.of("slow", "Takes its time.");
                    }
                }
                """;
        return PluginJar.of("slow", "1.0")
                .source("stranger.slow.Factory", source)
                .service(HandlerFactory.class, "stranger.slow.Factory")
                .entry("home", home.toString());
    }

    @Test
    void startsWithTheLastGoodFilesWhenTheFilesAreBroken() throws Exception {
        shop.reloader().start();
        shop.close();
        shop = new Workshop(home);
        shop.half("a");

        var state = shop.reloader().start();

        assertThat(shop.values()).isEqualTo(Map.of("a", "1"));
        assertThat(state.lastGood()).isTrue();
        assertThat(Workshop.problems(state)).hasSize(1);
        assertThat(shop.log())
                .contains(
                        "WARN configuration not applied, 1 problem: the last good one runs; for"
                                + " details: postern check");

        shop.handler("a", "2");
        shop.awaitValues(Map.of("a", "2"));
        shop.awaitWell();
    }

    @Test
    void startsAlthoughAnObjectCannotBeMade() throws Exception {
        shop.refuse("1");

        var state = shop.reloader().start();

        assertThat(shop.values()).isEqualTo(Map.of("a", "1"));
        assertThat(state.lastGood()).isFalse();
        assertThat(state.troubles()).isEmpty();
    }

    @Test
    void followsASecretOfTheLastGoodFiles() throws Exception {
        Files.writeString(home.resolve("password"), "one");
        shop.handler("a", "${file:../password}");
        shop.reloader().start();
        shop.close();
        shop = new Workshop(home);
        shop.half("a");
        shop.reloader().start();

        Files.writeString(home.resolve("password"), "two");

        shop.awaitValues(Map.of("a", "two"));
    }

    @Test
    void doesNotStartWithoutAnythingToRun() throws Exception {
        shop.half("a");

        assertThatExceptionOfType(NoConfigurationException.class)
                .isThrownBy(shop.reloader()::start)
                .satisfies(none -> assertThat(none.findings()).hasSize(1))
                .withMessage(
                        "nothing can run: the configuration has problems, and no last good one is"
                                + " kept");
        assertThat(shop.applied).isEmpty();
    }

    @Test
    void actsAlthoughAFileIsWrittenAllTheTime() throws Exception {
        shop.reloader().start();
        shop.handler("a", "2");
        var written = new AtomicInteger();

        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(
                        () -> {
                            var part = home.resolve("configs/handlers/.busy");
                            Files.writeString(
                                    part, Workshop.content("" + written.incrementAndGet()));
                            Files.move(part, shop.handler("busy"), ATOMIC_MOVE);
                            return "2".equals(shop.values().get("a"));
                        });

        shop.awaitValues(Map.of("a", "2", "busy", written.toString()));
    }

    @Test
    void keepsOnlyWhatRan() throws Exception {
        shop.reloader().start();
        shop.handler("a", "2");
        shop.awaitValues(Map.of("a", "2"));
        shop.half("a");
        shop.awaitRefused();

        shop.close();

        assertThat(home.resolve("data/last-good/configs/handlers/a.json"))
                .hasContent(Workshop.content("2"));
    }
}
