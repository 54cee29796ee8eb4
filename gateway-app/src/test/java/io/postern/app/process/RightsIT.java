package io.postern.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postern.app.session.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other users of the machine may see and do. */
class RightsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Distribution postern = Distribution.built();

    @TempDir private Path work;

    @Test
    void theLauncherMakesADataFolderForItsOwnerOnly() throws Exception {
        var home = Files.createDirectory(work.resolve("home"));
        var variables = Map.of("POSTERN_HOME", home.toString(), "POSTERN_CACHE", "");

        try (var warmup = postern.start(work, variables, "warmup")) {
            assertThat(warmup.await().code()).isEqualTo(ExitCode.OK);
        }

        assertThat(openToOthers(home.resolve("data"))).isEmpty();
    }

    @Test
    void noneMayReadWhatARunningGatewayKeeps() throws Exception {
        var data = rights(Files.createDirectory(work.resolve("data")), "rwxr-xr-x");
        rights(Files.createFile(data.resolve("old")), "rw-r--r--");

        try (var gateway = postern.start(work, "run", "--http", "off", "--data", data.toString())) {
            var journal = data.resolve("journal.jsonl");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(journal).isNotEmptyFile());

            assertThat(gateway.complained())
                    .contains("expected rwx------, found rwxr-xr-x: others could look into it");
            var lastGood = data.resolve("last-good/configs");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(lastGood).isDirectory());
            assertThat(openToOthers(data)).isEmpty();
        }
    }

    @Test
    void anotherUserIsToldThatItMayNotLook() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can be another user");
        rights(work, "rwxr-xr-x");
        var data = work.resolve("data");
        try (var gateway = postern.start(work, "run", "--http", "off", "--data", data.toString())) {
            await().atMost(PATIENCE).until(() -> gateway.complained().contains("Gateway: ready"));

            var inside = asNobody("status", "--data", data.toString());
            var hidden = asNobody("status", "--data", data.resolve("deeper").toString());

            assumeTrue(!inside.contains("Permission denied"), "nobody may not start the build");
            assertThat(inside)
                    .isEqualTo(
                            "postern: data folder \""
                                    + data
                                    + "\": expected its user \"root\" or root, found another, who"
                                    + " may not look into it; put \"sudo -u root\" before the"
                                    + " command\n5\n");
            assertThat(hidden).contains("deeper\": expected its user \"root\" or root", "\n5\n");
        }
    }

    /** What it says, and its exit code. */
    private String asNobody(String... words) throws IOException, InterruptedException {
        var line = "'" + postern.folder() + "/bin/postern' '" + String.join("' '", words) + "'";
        var nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        var all = new ArrayList<>(nobody);
        all.addAll(List.of("sh", "-c", line + "; echo $?"));
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aPluginsFolderThatOthersMayWriteToIsTold() throws Exception {
        var plugins = rights(Files.createDirectory(work.resolve("plugins")), "rwxrwxrwx");

        var checked = postern.call(work, "check", "--plugins", plugins.toString());

        assertThat(checked.code()).isEqualTo(ExitCode.OK);
        assertThat(checked.out())
                .startsWith(plugins + ":1:1: note: expected that only this user and root may write")
                .contains(" 1 note;");
    }

    private static Path rights(Path path, String rights) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private static List<String> openToOthers(Path folder) throws IOException {
        var open = new ArrayList<String>();
        try (var tree = Files.walk(folder)) {
            for (var path : tree.toList()) {
                var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                if (!rights.endsWith("------")) {
                    open.add(rights + " " + path);
                }
            }
        }
        return open;
    }
}
