package io.postern.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.app.process.Distribution.Running;
import io.postern.app.session.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars and the launcher as they are shipped, in processes of their own. */
class DistributionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Distribution postern = Distribution.built();

    @TempDir private Path work;

    @Test
    void runsItsDefaultConfigurationAndEndsPolitely() throws Exception {
        try (var gateway = run("data")) {
            var second = postern.call(work, runWords("data"));
            var status = postern.call(work, "status", "--data", data("data"));
            var unknown = postern.call(work, "send", "aire", "--data", data("data"));
            var ended = gateway.stop();
            var after = postern.call(work, "status", "--data", data("data"));

            assertThat(second.code()).isEqualTo(ExitCode.DATA_IN_USE);
            assertThat(second.err())
                    .startsWith("postern: data folder \"" + data("data") + "\": expected no other")
                    .hasLineCount(1);
            assertThat(status.code()).isEqualTo(ExitCode.OK);
            assertThat(status.out()).contains(": ready, up ", "air_journal");
            assertThat(unknown.code()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(unknown.err()).contains("did you mean \"air\"?");
            assertThat(ended.code()).isEqualTo(ExitCode.OK);
            assertThat(ended.out()).isEmpty();
            assertThat(after.code()).isEqualTo(ExitCode.NOT_RUNNING);
        }
    }

    @Test
    void endsWithTheProblemsOfAConfigurationThatCannotRun() throws Exception {
        write("configs/carriers/field.json", "{\"source\": \"simulator\",, }");

        var ended = postern.call(work, run("--configs", path("configs")));

        assertThat(ended.code()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(ended.err())
                .contains("configs/carriers/field.json:1:24: ")
                .endsWith(
                        "postern: nothing can run: the configuration has problems, and no last good"
                                + " one is kept\n");
    }

    @Test
    void refusesToBeReachedFromOtherMachines() throws Exception {
        var ended = postern.call(work, run("--http", "0.0.0.0:8080"));

        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).startsWith("postern: --http: expected localhost or a loopback");
    }

    @Test
    void refusesALogLevelThatIsNone() throws Exception {
        var ended = postern.call(work, run("--log-level", "loud"));

        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).startsWith("postern: log level: expected trace, debug, info, ");
    }

    @Test
    void checksItsOwnConfigurations() throws Exception {
        var own = postern.call(work, "check");
        var demo = postern.call(work, "check", postern.folder() + "/configs/examples/demo");

        assertThat(own.out())
                .isEqualTo("0 problems, 0 waiting, 0 notes; 2 addresses, 2 carriers, 0 tasks\n");
        assertThat(own.code()).isEqualTo(ExitCode.OK);
        assertThat(demo.out())
                .contains("note: \"version\": an MQTT 3.1.1 broker cannot say that it refuses")
                .endsWith("0 problems, 0 waiting, 1 note; 10 addresses, 7 carriers, 0 tasks\n");
        assertThat(demo.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void itsReadmeNamesOnlyWhatItHolds() throws Exception {
        var readme = Files.readString(postern.folder().resolve("README.md"));
        var names = Pattern.compile("\\]\\(([^)]+)\\)|`([a-z]+/[a-z/]*)`").matcher(readme);

        assertThat(names.results().map(found -> found.group().replaceAll("[]()`]", "")))
                .hasSizeGreaterThan(10)
                .contains("bin/postern")
                .allSatisfy(name -> assertThat(postern.folder().resolve(name)).exists());
        assertThat(readme).doesNotContain("./postern", "./verify", "bench/");
    }

    @Test
    void showsItsPlugins() throws Exception {
        var ended = postern.call(work, "plugins");

        assertThat(ended.code()).isEqualTo(ExitCode.OK);
        assertThat(ended.out())
                .contains("carrier simulator: ", "handler climate: ", "carrier log: ");
    }

    @Test
    void demonstratesItselfInPlainLinesWhenPiped() throws Exception {
        var ended = postern.call(work, "demo", "--seconds", "6");
        for (int more = 20; ended.out().contains(" 0 sent, ") && more < 50; more += 20) {
            // a machine that does much else takes longer to begin
            ended = postern.call(work, "demo", "--seconds", String.valueOf(more));
        }

        assertThat(ended.code()).isEqualTo(ExitCode.OK);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains("/s (2 devices), ", "; waiting ", "; lost 0")
                .containsPattern("\nRan for \\d+ s: \\d+ messages received, [1-9]\\d+ sent, ");
        assertThat(ended.out()).doesNotContain("\033");
    }

    private Running run(String data) throws IOException {
        var running = postern.start(work, runWords(data));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(work.resolve(data).resolve("journal.jsonl"))
                                        .isNotEmptyFile());
        return running;
    }

    private String[] runWords(String data) {
        return new String[] {"run", "--http", "off", "--data", data(data)};
    }

    /** A run that is expected to end by itself. */
    private String[] run(String option, String value) {
        return new String[] {"run", option, value, "--data", data("other")};
    }

    private String data(String name) {
        return path(name);
    }

    private String path(String name) {
        return work.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        var file = work.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
