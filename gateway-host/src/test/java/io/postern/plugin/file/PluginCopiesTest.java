package io.postern.plugin.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCopiesTest {

    @TempDir private Path home;

    @Test
    void onlyTheOwnerMayReadThem() throws Exception {
        var plugins = Files.createDirectory(home.resolve("plugins"));
        PluginJar.of("whole", "1.0").writeTo(plugins.resolve("x.jar"));
        var candidate = Candidate.of(new PluginFolder(plugins).look().get(0));

        try (var copies = new PluginCopies(home.resolve("work"))) {
            var copy = copies.take(candidate);

            assertThat(rights(home.resolve("work"))).isEqualTo("rwx------");
            assertThat(rights(copy.folder().getParent())).isEqualTo("rwx------");
            assertThat(rights(copy.folder())).isEqualTo("rwx------");
            assertThat(rights(copy.jars().get(0))).isEqualTo("rw-------");
            assertThat(copy.jars().get(0)).hasSameBinaryContentAs(candidate.jars().get(0));
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
