package io.postern.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is called, in a process of its own. */
@Timeout(180)
class BenchlabProcessTest {

    @TempDir private Path folder;

    @Test
    void endsWithAllItsHelpersWhenTold() throws IOException, InterruptedException {
        var process =
                start(List.of(), "simulate", "benchlab", "--count", "3", "--links", "" + folder);
        var said = reader(process);
        for (int i = 0; i < 5; i++) {
            assertThat(said.readLine()).isNotNull();
        }
        var helpers = process.descendants().toList();
        assertThat(helpers).hasSizeGreaterThanOrEqualTo(3);
        type(process, "unplug 1\n");
        assertThat(said.readLine()).endsWith(": unplugged");

        process.destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(folder).isEmptyDirectory();
        await().untilAsserted(() -> assertThat(helpers).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void goesOnWhenNobodyTypesAnyMore() throws IOException, InterruptedException {
        var process = start(List.of(), "simulate", "benchlab", "--tcp", "0");
        type(process, "unplug 1\nx".repeat(3) + "y".repeat(100_000));
        process.getOutputStream().close();
        var said = reader(process);
        for (int i = 0; i < 4; i++) {
            assertThat(said.readLine()).isNotNull();
        }
        assertThat(said.readLine()).contains("found \"xunplug\"");
        assertThat(said.readLine()).contains("found \"xunplug\"");
        assertThat(said.readLine()).contains("found \"xyyy").hasSizeLessThan(400);

        assertThat(process.isAlive()).isTrue();
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void noOtherCommandLoadsIt() throws IOException, InterruptedException {
        var process = start(List.of("-Xlog:class+load:stdout"), "version");
        var loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(20, TimeUnit.SECONDS);

        assertThat(loaded)
                .contains("io.postern.app.cli.SimulateBenchlabCommand")
                .doesNotContain("io.postern.simulate.");
    }

    private Process start(List<String> options, String... words) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(Main.class.getName());
        command.addAll(List.of(words));
        Files.createDirectories(folder);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void type(Process to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        to.getOutputStream().flush();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
