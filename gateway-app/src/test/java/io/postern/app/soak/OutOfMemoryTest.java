package io.postern.app.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that uses up the memory fails alone: checked in a process with 64 MB. */
class OutOfMemoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir private Path home;
    private SoakSite site;
    private Path log;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        site = new SoakSite(home);
        log = home.resolve("log.txt");
        site.save("carriers/field.json", "{\"source\": \"simulator\"}");
        site.save(
                "carriers/journal.json",
                "{\"source\": \"log\", \"file\": \"%s\", \"rotate_size\": 0}".formatted(journal()));
        new Steady("plain", 50, true, "").save(site);
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "run",
                                "--configs=" + site.configs,
                                "--plugins=" + site.plugins,
                                "--data=" + site.data,
                                "--http=off")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        awaitLine("ready: system");
    }

    @AfterEach
    void end() throws InterruptedException {
        site.close();
        process.destroyForcibly().waitFor();
    }

    private Path journal() {
        return site.data.resolve("journal.jsonl");
    }

    private void awaitLine(String words) {
        await().atMost(PATIENCE)
                .failFast("it ended", () -> !process.isAlive())
                .until(() -> Files.readString(log).contains(words));
    }

    /** Messages go on, none was lost or came twice, and it ends politely when asked. */
    private void assertThatItGoesOn() throws Exception {
        int now = numbers();
        await().atMost(PATIENCE).until(() -> numbers() > now + 50);
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(LogLedger.read(journal()).firstFault("plain_out")).isEmpty();
    }

    private int numbers() throws IOException {
        return LogLedger.read(journal()).numbers("plain_out").size();
    }

    @Test
    void whatEatsMemoryWhenItIsLoadedIsRefused() throws Exception {
        RoguePlugin.hungryWhenLoaded().writeTo(site.plugins.resolve("glutton.jar"));

        awaitLine(
                "plugins/glutton.jar: expected a plugin that loads in the memory there is, found"
                        + " that it used it up");
        assertThatItGoesOn();
    }

    @Test
    void whatEatsMemoryWhenAHandlerIsMadeLeavesEverythingAsItWas() throws Exception {
        RoguePlugin.hungryWhenMade().writeTo(site.plugins.resolve("hungry.jar"));
        awaitLine("plugin hungry 1.0 loaded");
        site.save("handlers/hungry.json", "{\"source\": \"hungry\"}");
        new Steady("eaten", 1, true, Steady.use("hungry", "any")).save(site);

        awaitLine("handler hungry cannot be made: OutOfMemoryError: Java heap space");
        assertThatItGoesOn();
    }
}
