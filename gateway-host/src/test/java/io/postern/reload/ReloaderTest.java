package io.postern.reload;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.postern.ops.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        shop.plugin("climate", "1.0");
        shop.handler("a", "value 1 end\n");
    }

    @AfterEach
    void end() {
        shop.close();
    }

    @Test
    void startsWithWhatTheFilesSay() throws Exception {
        var state = shop.reloader().start();

        assertThat(shop.runtime.values()).isEqualTo(Map.of("a", "1"));
        assertThat(state.lastGood()).isFalse();
        assertThat(state.findings()).isEmpty();
        assertThat(shop.plugins.running()).isSameAs(shop.runtime.catalog());
        assertThat(shop.log())
                .containsExactly("INFO configuration applied in N ms: added handler a");
    }

    @Test
    void appliesAChangeAndSaysWhatChanged() throws Exception {
        shop.reloader().start();
        shop.handler("a", "value 2 end\n");
        shop.handler("b", "value 3 end\n");

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
        shop.handler("a", "value");
        shop.awaitRefused();

        assertThat(shop.runtime.values()).isEqualTo(Map.of("a", "1"));
        assertThat(shop.log())
                .endsWith(
                        "ERROR configs/handlers/a.json:1:1: expected a value and an end, found less",
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
        shop.handler("a", "value");
        shop.awaitRefused();

        shop.handler("a", "value 2 end\n");
        shop.awaitWell();

        shop.awaitLast("INFO configuration is all well again: changed handler a");
        assertThat(shop.reloader().state().orElseThrow().findings()).isEmpty();
    }

    @Test
    void saysAgainWhatIsWrongWhenAsked() throws Exception {
        shop.reloader().start();
        shop.handler("a", "value");
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

        assertThat(shop.runtime.all()).hasSize(1);
        assertThat(shop.log()).hasSize(1);
    }

    @Test
    void followsAChangedSecret() throws Exception {
        Files.writeString(home.resolve("password"), "one");
        shop.handler("a", "secret ../password end\n");
        shop.reloader().start();

        Files.writeString(home.resolve("password"), "two");

        shop.awaitValues(Map.of("a", "two"));
    }

    @Test
    void followsAChangedSecretAlthoughAFileIsBroken() throws Exception {
        Files.writeString(home.resolve("password"), "one");
        shop.handler("a", "secret ../password end\n");
        shop.reloader().start();
        shop.handler("b", "value");
        shop.awaitRefused();

        Files.writeString(home.resolve("password"), "two");

        shop.awaitValues(Map.of("a", "two"));
        assertThat(shop.reloader().state().orElseThrow().lastGood()).isTrue();
    }

    @Test
    void keepsRunningWhenAnObjectCannotBeMadeAndTriesAgain() throws Exception {
        shop.hurry();
        shop.reloader().start();
        shop.runtime.refuse("2");
        shop.handler("a", "value 2 end\n");
        shop.awaitRefused();

        assertThat(shop.runtime.values()).isEqualTo(Map.of("a", "1"));
        assertThat(shop.reloader().state().orElseThrow().troubles())
                .containsExactly("handler a: it cannot be made");
        assertThat(shop.log())
                .endsWith(
                        "ERROR handler a: it cannot be made",
                        "WARN configuration not applied: what ran before runs on, and it is tried"
                                + " again; for details: postern status");
        var said = shop.log().size();

        await().until(() -> shop.reloader().counts().refused() > 2);
        assertThat(shop.log()).hasSize(said);
        shop.runtime.makes("2");
        shop.awaitValues(Map.of("a", "2"));
        shop.awaitWell();
    }

    @Test
    void takesANewPlugin() throws Exception {
        shop.reloader().start();

        shop.plugin("climate", "2.0");
        await().until(() -> version().equals("2.0"));

        assertThat(shop.plugins.running()).isSameAs(shop.runtime.catalog());
        shop.awaitLast("INFO configuration applied in N ms: changed handler a");
    }

    @Test
    void leavesTheOldPluginWhenTheNewOneFailsAndStillFollowsTheFiles() throws Exception {
        shop.reloader().start();
        shop.runtime.refuse("2.0");

        shop.plugin("climate", "2.0");
        await().until(
                        () ->
                                shop.reloader()
                                        .state()
                                        .orElseThrow()
                                        .troubles()
                                        .equals(List.of("plugin 2.0: it cannot be made")));
        assertThat(version()).isEqualTo("1.0");
        assertThat(shop.reloader().state().orElseThrow().lastGood()).isFalse();

        shop.handler("b", "value 2 end\n");
        shop.awaitValues(Map.of("a", "1", "b", "2"));
        assertThat(version()).isEqualTo("1.0");
        assertThat(shop.plugins.running()).isSameAs(shop.runtime.catalog());

        shop.plugin("climate", "3.0");
        await().until(() -> version().equals("3.0"));
        await().until(() -> shop.reloader().state().orElseThrow().troubles().isEmpty());
    }

    @Test
    void takesANewPluginForWhatRunsAlthoughAFileIsBroken() throws Exception {
        shop.reloader().start();
        shop.handler("b", "value");
        shop.awaitRefused();

        shop.plugin("climate", "2.0");
        await().until(() -> version().equals("2.0"));

        assertThat(shop.runtime.values()).isEqualTo(Map.of("a", "1"));
        assertThat(shop.reloader().state().orElseThrow().lastGood()).isTrue();
        shop.awaitLast("INFO configuration that runs: changed handler a");
    }

    @Test
    void looksAgainWhileAJarIsBeingCopied() throws Exception {
        shop.reloader().start();

        shop.plugin("climate", "");
        var looks = shop.plugins.looks();
        await().until(() -> shop.plugins.looks() >= looks + 2);
        shop.plugin("climate", "2.0");

        await().until(() -> version().equals("2.0"));
    }

    @Test
    void startsWithTheLastGoodFilesWhenTheFilesAreBroken() throws Exception {
        shop.reloader().start();
        shop.close();
        shop = new Workshop(home);
        shop.handler("a", "value");

        var state = shop.reloader().start();

        assertThat(shop.runtime.values()).isEqualTo(Map.of("a", "1"));
        assertThat(state.lastGood()).isTrue();
        assertThat(state.findings()).hasSize(1);
        assertThat(shop.log())
                .contains(
                        "WARN configuration not applied, 1 problem: the last good one runs; for"
                                + " details: postern check");

        shop.handler("a", "value 2 end\n");
        shop.awaitValues(Map.of("a", "2"));
        shop.awaitWell();
    }

    @Test
    void startsWithTheLastGoodFilesWhenAnObjectCannotBeMade() throws Exception {
        shop.reloader().start();
        shop.close();
        shop = new Workshop(home);
        shop.handler("a", "value 2 end\n");
        shop.runtime.refuse("2");

        var state = shop.reloader().start();

        assertThat(shop.runtime.values()).isEqualTo(Map.of("a", "1"));
        assertThat(state.troubles()).containsExactly("handler a: it cannot be made");
    }

    @Test
    void followsASecretOfTheLastGoodFiles() throws Exception {
        Files.writeString(home.resolve("password"), "one");
        shop.handler("a", "secret ../password end\n");
        shop.reloader().start();
        shop.close();
        shop = new Workshop(home);
        shop.handler("a", "value");
        shop.reloader().start();

        Files.writeString(home.resolve("password"), "two");

        shop.awaitValues(Map.of("a", "two"));
    }

    @Test
    void doesNotStartWithoutAnythingToRun() throws Exception {
        shop.handler("a", "value");

        assertThatExceptionOfType(NoConfigurationException.class)
                .isThrownBy(shop.reloader()::start)
                .satisfies(none -> assertThat(none.findings()).hasSize(1))
                .withMessage(
                        "nothing can run: the configuration has problems, and no last good one is"
                                + " kept");
        assertThat(shop.runtime.all()).isEmpty();
    }

    @Test
    void actsAlthoughAFileIsWrittenAllTheTime() throws Exception {
        shop.reloader().start();
        shop.handler("a", "value 2 end\n");
        var written = new AtomicInteger();

        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(
                        () -> {
                            var part = home.resolve("configs/handlers/.busy");
                            Files.writeString(
                                    part, "value " + written.incrementAndGet() + " end\n");
                            Files.move(part, shop.handler("busy"), ATOMIC_MOVE);
                            return "2".equals(shop.runtime.values().get("a"));
                        });

        shop.awaitValues(Map.of("a", "2", "busy", written.toString()));
    }

    @Test
    void keepsOnlyWhatRan() throws Exception {
        shop.reloader().start();
        shop.handler("a", "value 2 end\n");
        shop.awaitValues(Map.of("a", "2"));
        shop.handler("a", "value");
        shop.awaitRefused();

        shop.close();

        assertThat(home.resolve("data/last-good/configs/handlers/a.json"))
                .hasContent("value 2 end\n");
    }

    private String version() {
        return shop.runtime.catalog().handlers().get("climate").plugin();
    }
}
