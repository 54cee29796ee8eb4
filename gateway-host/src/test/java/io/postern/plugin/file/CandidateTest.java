package io.postern.plugin.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidateTest {

    private static final int MUTANTS = 1000;
    private static final PluginJar WHOLE =
            PluginJar.of("whole", "1.0").entry("text.txt", "text ".repeat(500));

    @TempDir private Path plugins;

    @Test
    void noDamageToAJarDoesMoreThanRefuseIt() throws IOException {
        var random = new Random(7);
        var whole = WHOLE.bytes();
        int refused = 0;

        for (int count = 0; count < MUTANTS; count++) {
            refused += isRefused(mutant(whole, random)) ? 1 : 0;
        }

        assertThat(refused).isBetween(MUTANTS / 2, MUTANTS);
    }

    @Test
    void theHashFollowsTheContentAndNotTheTime() throws Exception {
        WHOLE.writeTo(plugins.resolve("x.jar"));
        var one = candidate();
        WHOLE.writeTo(plugins.resolve("x.jar"));
        var same = candidate();
        WHOLE.entry("more.txt", "more").writeTo(plugins.resolve("x.jar"));
        var other = candidate();

        assertThat(same.hash()).isEqualTo(one.hash()).hasSize(64);
        assertThat(other.hash()).isNotEqualTo(one.hash());
    }

    @Test
    void theMainJarOfAFolderComesFirst() throws Exception {
        var folder = Files.createDirectory(plugins.resolve("mine"));
        PluginJar.library().entry("a.txt", "a").writeTo(folder.resolve("a.jar"));
        WHOLE.writeTo(folder.resolve("b.jar"));
        PluginJar.library().entry("c.txt", "c").writeTo(folder.resolve("c.jar"));

        var candidate = candidate();

        assertThat(candidate.manifest()).isEqualTo(new PluginManifest("whole", "1.0", true));
        assertThat(candidate.jars())
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly("b.jar", "a.jar", "c.jar");
    }

    private boolean isRefused(byte[] jar) throws IOException {
        Files.write(plugins.resolve("x.jar"), jar);
        try {
            assertThat(candidate().manifest().id()).isNotEmpty();
            return false;
        } catch (RefusedException refused) {
            assertThat(refused).hasMessageStartingWith("expected ");
            assertThat(refused.getMessage().lines()).hasSize(1);
            return true;
        }
    }

    private Candidate candidate() throws IOException, RefusedException {
        return Candidate.of(new PluginFolder(plugins).look().get(0));
    }

    private static byte[] mutant(byte[] whole, Random random) {
        if (random.nextInt(10) == 0) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
        var mutant = whole.clone();
        for (int change = 0; change <= random.nextInt(4); change++) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
        return mutant;
    }
}
