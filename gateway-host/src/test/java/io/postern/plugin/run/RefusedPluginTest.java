package io.postern.plugin.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Files that are no plugins, or whose papers are not in order. */
class RefusedPluginTest extends BadPluginTest {

    private static final String BAD_MANIFEST =
            "plugins/bad.jar: expected Plugin-Id, Plugin-Version and Postern-Api in its manifest,"
                    + " found no ";

    @Test
    void aTextFileNamedJar() throws IOException {
        Files.writeString(plugins.file("bad.jar"), "not a jar at all");

        refuses(
                "plugins/bad.jar: expected a whole jar, found one that cannot be read (zip END"
                        + " header not found); it is still being copied, or damaged");
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aPipeNamedJar() throws Exception {
        new ProcessBuilder("mkfifo", plugins.file("bad.jar").toString()).start().waitFor();

        refuses("plugins/bad.jar: expected a whole jar, found a pipe, socket or device; remove it");
    }

    @Test
    void anEmptyFileNamedJar() throws IOException {
        Files.createFile(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected a whole jar, found one that cannot be read (zip file is"
                        + " empty); it is still being copied, or damaged");
    }

    @Test
    void aHalfWrittenJarUntilItIsWhole() throws IOException {
        var whole = PluginJar.of("late", "1.0").handler("late").bytes();
        Files.write(plugins.file("late.jar"), Arrays.copyOf(whole, whole.length / 2));

        var half = plugins.scanAndCommit();
        Files.write(plugins.file("late.jar"), whole);
        plugins.settle();
        var late = plugins.catalog().handlers().keySet().toString();
        Files.delete(plugins.file("late.jar"));
        plugins.settle();

        assertThat(half.isSettled()).isFalse();
        assertThat(half.news())
                .containsExactly(
                        "plugins/late.jar: expected a whole jar, found one that cannot be read (zip"
                                + " END header not found); it is still being copied, or damaged");
        assertThat(late).isEqualTo("[good, late]");
    }

    @Test
    void aJarWithAWrongByte() throws IOException {
        var bytes = GOOD.entry("data.bin", new byte[5000]).bytes();
        int at = new String(bytes, ISO_8859_1).indexOf("data.bin");
        Arrays.fill(bytes, at + 8, at + 12, (byte) 0x5A);
        Files.write(plugins.file("bad.jar"), bytes);

        var scan = plugins.scanAndCommit();

        assertThat(scan.news()).hasSize(1);
        assertThat(scan.news().get(0))
                .startsWith("plugins/bad.jar: expected a whole jar, found one that cannot be read");
    }

    @Test
    void aFolderWithoutJars() throws IOException {
        Files.createDirectory(plugins.file("bad"));

        refuses(
                "plugins/bad: expected a folder with a plugin's jar and its libraries, found no jar"
                        + " in it");
    }

    @Test
    void aFolderWithTwoPlugins() throws IOException {
        Files.createDirectory(plugins.file("bad"));
        PluginJar.of("one", "1.0").handler("one").writeTo(plugins.file("bad/one.jar"));
        PluginJar.of("two", "1.0").handler("two").writeTo(plugins.file("bad/two.jar"));

        refuses(
                "plugins/bad: expected one jar with Plugin-Id in its manifest, found one.jar and"
                        + " two.jar; a plugin and its libraries share a folder, two plugins do"
                        + " not");
    }

    @Test
    void aLibraryAmongThePlugins() throws IOException {
        PluginJar.library().entry("x.txt", "x").writeTo(plugins.file("bad.jar"));

        refuses(
                BAD_MANIFEST
                        + "Plugin-Id and no Plugin-Version and no Postern-Api; add \"Plugin-Id:"
                        + " NAME\", \"Plugin-Version: 1.0\", \"Postern-Api: 0.9\"; a library belongs"
                        + " beside its plugin, in plugins/NAME/");
    }

    @Test
    void aManifestWithoutVersion() throws IOException {
        bad().withoutManifest("Plugin-Version").writeTo(plugins.file("bad.jar"));

        refuses(BAD_MANIFEST + "Plugin-Version; add \"Plugin-Version: 1.0\"");
    }

    @Test
    void aManifestWithoutApi() throws IOException {
        bad().withoutManifest("Postern-Api").writeTo(plugins.file("bad.jar"));

        refuses(BAD_MANIFEST + "Postern-Api; add \"Postern-Api: 0.9\"");
    }

    @Test
    void anotherApi() throws IOException {
        bad().manifest("Postern-Api", "7").writeTo(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected \"Postern-Api: 0.9\" in its manifest, found \"7\"; this"
                        + " gateway speaks plugin API 0.9: take a version of the plugin that was"
                        + " built for it");
    }

    @Test
    void anUnknownWayOfReplacing() throws IOException {
        bad().manifest("Postern-Replace", "never").writeTo(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected \"Postern-Replace: restart\" or no such line in its"
                        + " manifest, found \"never\"");
    }
}
