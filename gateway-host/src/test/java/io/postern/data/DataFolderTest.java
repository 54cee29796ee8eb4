package io.postern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.postern.time.WallClock.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.5Z");

    @TempDir private Path home;

    @Test
    void isCreatedForItsOwnerOnly() throws Exception {
        var path = home.resolve("var/data");

        try (var folder = DataFolder.open(path, 42, NOW)) {
            assertThat(folder.path()).isEqualTo(path);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
            assertThat(path.resolve("lock")).hasContent("pid 42 since 2026-03-01T12:00:00Z");
        }
    }

    @Test
    void saysWhatAnEarlierRunWroteLast() throws Exception {
        var path = Files.createDirectories(home.resolve("data/last-good")).getParent();
        var old = FileTime.from(NOW.minusSeconds(60));
        Files.setLastModifiedTime(Files.createFile(path.resolve("lock")), old);
        Files.setLastModifiedTime(
                Files.createFile(path.resolve("last-good/a.json")), FileTime.from(NOW));
        var copies = Files.createDirectory(path.resolve("plugin-copies"));
        Files.setLastModifiedTime(
                Files.createFile(copies.resolve("a.jar")), FileTime.from(NOW.plusSeconds(60)));

        try (var folder = DataFolder.open(path, 42, NOW)) {
            assertThat(folder.newest()).contains(new Written("data/last-good/a.json", NOW));
        }
    }

    /** Else a second start under a wrong clock would believe it. */
    @Test
    void itsLockNeverGetsOlder() throws Exception {
        var path = Files.createDirectory(home.resolve("data"));
        var lock = Files.createFile(path.resolve("lock"));
        var ahead = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
        Files.setLastModifiedTime(lock, ahead);

        try (var folder = DataFolder.open(path, 42, NOW)) {
            assertThat(folder.newest().map(Written::what)).contains("data/lock");
            assertThat(Files.getLastModifiedTime(lock)).isEqualTo(ahead);
        }

        assertThat(Files.getLastModifiedTime(lock)).isEqualTo(ahead);
    }

    @Test
    void closesAFolderThatOthersMayLookInto() throws Exception {
        var outside = rights(Files.createFile(home.resolve("outside")), "rw-r--r--");
        var data = rights(Files.createDirectory(home.resolve("data")), "rwxr-xr-x");
        var kept = rights(Files.createDirectory(data.resolve("last-good")), "rwxrwxr-x");
        var copy = rights(Files.createFile(kept.resolve("farm.json")), "rw-r--r--");
        Files.createSymbolicLink(data.resolve("link"), outside);

        try (var folder = DataFolder.open(data, 42, NOW)) {
            assertThat(rights(folder.path())).isEqualTo("rwx------");
            assertThat(rights(kept)).isEqualTo("rwx------");
            assertThat(rights(copy)).isEqualTo("rw-------");
            assertThat(rights(outside)).isEqualTo("rw-r--r--");
            assertThat(rights(data.resolve("lock"))).isEqualTo("rw-------");
        }
    }

    @Test
    void followsNoLinkAtItsLock() throws Exception {
        var other = Files.writeString(home.resolve("precious"), "text");
        var data = Files.createDirectory(home.resolve("data"));
        var lock = Files.createSymbolicLink(data.resolve("lock"), other);

        assertThatExceptionOfType(DataFolderException.class)
                .isThrownBy(() -> DataFolder.open(data, 42, NOW))
                .withMessage(
                        "data folder \"%s\": expected a file of its own at \"%s\", found a link to"
                                + " somewhere else; remove the link",
                        data, lock);
        assertThat(other).hasContent("text");
    }

    private static Path rights(Path path, String rights) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void refusesASecondGateway() throws Exception {
        try (var first = DataFolder.open(home, 42, NOW)) {
            assertThat(first.path()).isEqualTo(home);
            assertThatExceptionOfType(DataFolderException.class)
                    .isThrownBy(() -> DataFolder.open(home, 43, NOW))
                    .withMessage(
                            "data folder \"%s\": expected no other gateway on it, found one that"
                                    + " runs as pid 42 since 2026-03-01T12:00:00Z; stop it, or give"
                                    + " this one a folder of its own with --data DIR",
                            home);
        }
    }

    @Test
    void refusesASecondProcess() throws Exception {
        try (var first = DataFolder.open(home, 42, NOW)) {
            assertThat(first.path()).isEqualTo(home);

            var other =
                    new ProcessBuilder(
                                    ProcessHandle.current().info().command().orElseThrow(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    OtherGateway.class.getName(),
                                    home.toString())
                            .redirectErrorStream(true)
                            .start();
            var said = new String(other.getInputStream().readAllBytes());

            assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("found one that runs as pid 42 since 2026-03-01T12:00:00Z;");
        }
    }

    @Test
    void isFreeAgainAfterwards() throws Exception {
        DataFolder.open(home, 42, NOW).close();

        try (var second = DataFolder.open(home, 43, NOW)) {
            assertThat(second.path().resolve("lock"))
                    .hasContent("pid 43 since 2026-03-01T12:00:00Z");
        }
    }

    @Test
    void takesALockThatAKilledGatewayLeft() throws Exception {
        Files.writeString(home.resolve("lock"), "pid 4711 since 1999-12-31T23:59:59Z, and garbage");

        try (var folder = DataFolder.open(home, 42, NOW)) {
            assertThat(folder.path().resolve("lock"))
                    .hasContent("pid 42 since 2026-03-01T12:00:00Z");
        }
    }

    @Test
    void refusesAFileInItsPlace() throws IOException {
        var path = Files.writeString(home.resolve("data"), "");

        assertThatExceptionOfType(DataFolderException.class)
                .isThrownBy(() -> DataFolder.open(path, 42, NOW))
                .withMessage(
                        "data folder \"%s\": expected a folder that this user can write to, found a"
                                + " file at \"%s\"; give another one with --data DIR",
                        path, path);
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(home)).as("not for root").isFalse();

        assertThatExceptionOfType(DataFolderException.class)
                .isThrownBy(() -> DataFolder.open(home, 42, NOW))
                .withMessage(
                        "data folder \"%s\": expected a folder that this user can write to, found"
                                + " no permission for \"%s\"; give another one with --data DIR",
                        home, home.resolve("lock"));
    }
}
