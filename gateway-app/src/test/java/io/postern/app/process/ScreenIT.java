package io.postern.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.app.session.ExitCode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who looks at a gateway. */
class ScreenIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm", "NO_COLOR", "");

    private final Distribution postern = Distribution.built();

    @TempDir private Path work;

    @Test
    void statusSaysFirstWhatIsWrongWithJarsAndTheHttpPort() throws Exception {
        var plugins = Files.createDirectory(work.resolve("plugins"));
        Files.writeString(plugins.resolve("half.jar"), "no jar at all");
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var gateway =
                        postern.start(
                                work,
                                "run",
                                "--http",
                                "127.0.0.1:" + other.getLocalPort(),
                                "--plugins",
                                plugins.toString(),
                                "--data",
                                data())) {
            await().atMost(PATIENCE)
                    .until(() -> gateway.complained().contains("another program has that port"));

            var status = postern.call(work, "status", "--data", data()).out();

            assertThat(status.lines().skip(2).limit(3))
                    .containsExactly(
                            "",
                            "Needs attention",
                            "  plugins/half.jar: expected a whole jar, found one that cannot be read"
                                    + " (zip END");
            assertThat(status)
                    .containsSubsequence(
                            "\n  http: cannot listen at 127.0.0.1:" + other.getLocalPort(),
                            "\nCarriers\n",
                            "\n  air ");
        }
    }

    @Test
    void aStartNamesTheBundledPluginsInOneLineAndAnEndSaysThatNothingIsLeft() throws Exception {
        try (var gateway = postern.start(work, "run", "--http", "off", "--data", data())) {
            await().atMost(PATIENCE).until(() -> gateway.complained().contains("Gateway: ready"));

            var ended = gateway.stop();

            assertThat(ended.err().lines().filter(line -> line.contains(" Plugins: ")))
                    .singleElement()
                    .asString()
                    .contains(
                            "INFO  Plugins: plugins of the distribution: simulator, log, mqtt,"
                                    + " broker, serial, climate, ");
            assertThat(ended.err())
                    .containsPattern(
                            "INFO  Gateway: system \"[^\"]+\" ended: nothing is left unsent\n$");
        }
    }

    @Test
    void statusNamesAddressesThatDoNotRun() throws Exception {
        try (var station = GatewayProcess.named("barn", work)) {
            station.file("carriers/field.json", "{\"source\": \"simulator\"}")
                    .file(
                            "addresses/air.json",
                            "{\"message_type\": \"air\", \"send_or_receive\": \"receive\","
                                    + " \"carrier\": \"field\", \"enabled\": false}")
                    .start();

            assertThat(station.says("status"))
                    .contains("\n\nNot running\n  air\n    it is parked by \"enabled\": false");
        }
    }

    @Test
    void checkColoursAndWrapsOnATerminalOnly() throws Exception {
        var configs = broken();

        var piped = postern.call(work, "check", configs);
        var seen = onTerminal(TERMINAL, "check", configs);
        var plain = onTerminal(Map.of("TERM", "xterm", "NO_COLOR", "1"), "check", configs);

        assertThat(piped.code()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(piped.out()).doesNotContain("\033");
        assertThat(piped.out().lines().findFirst().orElseThrow()).hasSizeGreaterThan(80);
        assertThat(seen)
                .contains(
                        "\033[31m" + configs + "/carriers/field.json:1:12\033[0m: ",
                        "\033[31m^\033[0m",
                        "\033[31m1 problem, ");
        assertThat(plain).doesNotContain("\033").contains("/carriers/field.json:1:12: ");
        assertThat(plain.lines().filter(line -> line.length() > 80)).isEmpty();
    }

    @Test
    void statusIsColouredOnATerminalOnly() throws Exception {
        try (var gateway = postern.start(work, "run", "--http", "off", "--data", data())) {
            await().atMost(PATIENCE).until(() -> gateway.complained().contains("Gateway: ready"));

            var piped = postern.call(work, "status", "--data", data());
            var seen = onTerminal(TERMINAL, "status", "--data", data());

            assertThat(piped.out()).contains("\nCarriers\n").doesNotContain("\033");
            assertThat(seen).contains(": \033[32mready\033[0m, up ", "\033[1mCarriers\033[0m");
        }
    }

    @Test
    void tooFewFilesToOpenAreSaidInASentence() throws Exception {
        var line =
                "ulimit -n 64; exec '"
                        + postern.folder()
                        + "/bin/postern' run --http off --data '"
                        + data()
                        + "'";
        var ended = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();

        assertThat(new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "postern: open files: expected that at least 128 are allowed, better 1024,"
                                + " found 64 (ulimit -n); raise it in /etc/security/limits.conf, or"
                                + " LimitNOFILE= of the service\n");
        assertThat(ended.waitFor()).isEqualTo(ExitCode.PROBLEMS);
    }

    /** What a command shows on a terminal of 80 columns. */
    private String onTerminal(Map<String, String> variables, String... words) throws Exception {
        var line = "'" + postern.folder() + "/bin/postern' '" + String.join("' '", words) + "'";
        var builder = new ProcessBuilder("script", "-qec", line, "/dev/null");
        builder.environment().putAll(variables);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL"));
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replace("\r\n", "\n");
    }

    private String broken() throws Exception {
        var folder = Files.createDirectories(work.resolve("configs/carriers"));
        Files.writeString(folder.resolve("field.json"), "{\"source\": 5}");
        return work.resolve("configs").toString();
    }

    private String data() {
        return work.resolve("data").toString();
    }
}
