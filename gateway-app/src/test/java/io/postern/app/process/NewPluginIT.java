package io.postern.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code postern new}: a plugin built as a stranger would, from nothing but the distribution. */
class NewPluginIT {

    private static final long PATIENCE = 300;
    private static final Path REPOSITORY =
            Path.of(System.getProperty("user.home"), ".m2", "repository");

    @TempDir private Path folder;

    private final Path distribution = Distribution.built().folder();

    @Test
    void aNewHandlerBuildsPassesItsTestAndRuns() throws Exception {
        var said =
                run(
                        folder,
                        distribution.resolve("bin/postern") + "",
                        "new",
                        "handler",
                        "soil_probe");
        var plugin = folder.resolve("soil_probe");

        run(
                plugin,
                "mvn",
                "-q",
                "-o",
                "-Daether.offline.protocols=file",
                "-Dmaven.repo.local=" + ownRepository(),
                "package");

        assertThat(said)
                .contains(
                        "Made soil_probe/ with a handler, its test and a pom.xml",
                        "soil_probe/src/main/java/com/example/soil_probe/SoilProbe.java");
        assertThat(
                        plugin.resolve(
                                "target/surefire-reports/com.example.soil_probe.SoilProbeTest.txt"))
                .content()
                .contains("Tests run: 1, Failures: 0");
        assertThatItRuns(plugin.resolve("target/soil_probe-1.0.jar"));
    }

    @Test
    void theDistributionHasWhatAnEditorShowsOfTheApi() throws IOException {
        try (var files = Files.walk(distribution.resolve("api/io/postern/gateway-api"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName() + ""))
                    .map(name -> name.replaceFirst("gateway-api-[0-9.]+[0-9]", "api"))
                    .containsExactlyInAnyOrder(
                            "api.pom",
                            "api.jar",
                            "api-tests.jar",
                            "api-sources.jar",
                            "api-test-sources.jar",
                            "api-javadoc.jar");
        }
    }

    private void assertThatItRuns(Path jar) throws Exception {
        try (var station = GatewayProcess.named("barn", folder)) {
            Files.copy(jar, station.plugins().resolve("soil_probe.jar"));
            station.file("carriers/field.json", "{\"source\": \"simulator\"}")
                    .file(
                            "carriers/journal.json",
                            "{\"source\": \"log\", \"file\": \"${env:POSTERN_DATA}/out.jsonl\"}")
                    .file(
                            "addresses/soil_out.json",
                            """
                            {"message_type": "soil", "send_or_receive": "send",
                             "carrier": "journal", "duration": "on_message"}
                            """)
                    .file(
                            "addresses/soil.json",
                            """
                            {"message_type": "soil", "send_or_receive": "receive",
                             "carrier": "field", "handler": "soil_probe",
                             "handler_function": "convert", "duration": "always",
                             "additional_info": {
                               "rate": 10, "fields": {"value": {"type": "constant", "value": 21}}}}
                            """);
            station.start();

            await().atMost(Duration.ofSeconds(60))
                    .ignoreException(NoSuchFileException.class)
                    .until(
                            () ->
                                    Files.readString(station.data().resolve("out.jsonl"))
                                            .contains("\"value\":42"));
        }
    }

    /** What is built here must not come among what others build against. */
    private Path ownRepository() throws IOException {
        var own = Files.createDirectories(folder.resolve("repository/io"));
        link(REPOSITORY, own.getParent(), "io");
        link(REPOSITORY.resolve("io"), own, "postern");
        return own.getParent();
    }

    private static void link(Path from, Path to, String without) throws IOException {
        try (var children = Files.list(from)) {
            for (var child : children.toList()) {
                if (!child.getFileName().toString().equals(without)) {
                    Files.createSymbolicLink(to.resolve(child.getFileName()), child);
                }
            }
        }
    }

    private String run(Path work, String... words) throws Exception {
        var said = Files.createTempFile(folder, "said", ".txt");
        var builder =
                new ProcessBuilder(List.of(words))
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().put("POSTERN_CACHE", "/dev/null/none");
        builder.environment().put("XDG_CACHE_HOME", "/dev/null/none");
        var process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            return Files.readString(said);
        } finally {
            process.destroyForcibly();
        }
    }
}
