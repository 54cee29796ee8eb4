package io.postern.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir private Path folder;

    @Test
    void replacesWhatWasThere() throws IOException {
        AtomicFile.write(folder.resolve("state"), "longer before".getBytes(UTF_8));
        AtomicFile.write(folder.resolve("state"), "after".getBytes(UTF_8));

        assertThat(folder.resolve("state")).hasContent("after");
        assertThat(folder.toFile().list()).containsExactly("state");
    }

    @Test
    void takesNeitherRightsNorALinkFromWhatACrashLeft() throws IOException {
        var other = Files.writeString(folder.resolve("other"), "other");
        Files.createSymbolicLink(folder.resolve(".linked.new"), other);
        var open = Files.writeString(folder.resolve(".open.new"), "half");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));

        AtomicFile.write(folder.resolve("linked"), "mine".getBytes(UTF_8));
        AtomicFile.write(folder.resolve("open"), "mine".getBytes(UTF_8));

        assertThat(other).hasContent("other");
        assertThat(folder.resolve("linked")).hasContent("mine");
        var rights = Files.getPosixFilePermissions(folder.resolve("open"));
        assertThat(PosixFilePermissions.toString(rights)).isEqualTo("rw-------");
    }
}
