package io.postern.plugin.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.plugin.report.PluginReport;
import io.postern.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugins leave on disk, and what waits for its next start. */
class DroppedPluginsLifeTest {

    @TempDir private Path home;
    private TestPlugins plugins;

    @BeforeEach
    void open() throws IOException {
        plugins = TestPlugins.at(home);
    }

    @AfterEach
    void close() throws IOException {
        plugins.close();
    }

    @Test
    void nothingIsInEffectBeforeTheCommit() {
        thermo("1.0").writeTo(plugins.file("thermo.jar"));

        var scan = plugins.scan();

        assertThat(scan.catalog().handlers()).containsOnlyKeys("thermo");
        assertThat(plugins.catalog().handlers()).isEmpty();
        assertThat(plugins.reports()).isEmpty();
    }

    @Test
    void whatCannotBeReplacedWaitsForTheNextStart() throws IOException {
        var fixed = thermo("1.0").manifest("Postern-Replace", "restart");
        fixed.writeTo(plugins.file("thermo.jar"));
        plugins.scanAndCommit();
        thermo("1.1").writeTo(plugins.file("thermo.jar"));

        var replaced = plugins.settle();
        plugins.reopen();
        var restarted = plugins.scanAndCommit();

        assertThat(replaced.changes()).isEmpty();
        assertThat(replaced.news())
                .containsExactly(
                        "plugins/thermo.jar: version 1.1 of thermo takes effect at the next start:"
                                + " it cannot be replaced while it runs; version 1.0 goes on");
        assertThat(replaced.reports())
                .extracting(report -> report.version() + " " + report.state())
                .containsExactly("1.0 running", "1.1 at next start");
        assertThat(restarted.reports()).extracting(PluginReport::version).containsExactly("1.1");
    }

    @Test
    void whatCannotBeLoadedTwiceComesBackAsItWas() throws IOException {
        var fixed = thermo("1.0").manifest("Postern-Replace", "restart");
        fixed.writeTo(plugins.file("thermo.jar"));
        plugins.scanAndCommit();
        var before = plugins.catalog().handlers().get("thermo");
        Files.delete(plugins.file("thermo.jar"));

        var removed = plugins.settle();
        fixed.writeTo(plugins.file("thermo.jar"));
        plugins.settle();

        assertThat(removed.catalog().handlers()).isEmpty();
        assertThat(plugins.catalog().handlers().get("thermo").isSame(before)).isTrue();
        assertThat(plugins.livingLoaders()).isEqualTo(1);
    }

    @Test
    void aMissingFolderIsAnEmptyOne() throws IOException {
        Files.delete(home.resolve("plugins"));

        var scan = plugins.scanAndCommit();

        assertThat(scan.news()).isEmpty();
        assertThat(scan.changes()).isEmpty();
    }

    @Test
    void deletesWhatACrashLeftAndNothingElse() throws IOException {
        plugins.close();
        var left = Files.createDirectories(home.resolve("work/loaded-1234/abc"));
        Files.writeString(left.resolve("x.jar"), "left");
        Files.writeString(home.resolve("work/loaded-1234.lock"), "");
        var kept = Files.writeString(home.resolve("work/kept.txt"), "kept");

        plugins = TestPlugins.at(home);

        assertThat(left.getParent()).doesNotExist();
        assertThat(home.resolve("work/loaded-1234.lock")).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void theCopiesOfAnotherHouseStay() throws IOException {
        thermo("1.0").writeTo(plugins.file("thermo.jar"));
        plugins.scanAndCommit();

        try (var other =
                new DroppedPlugins(
                        home.resolve("plugins"),
                        home.resolve("work"),
                        ClassLoader.getPlatformClassLoader(),
                        Duration.ofSeconds(1))) {

            assertThat(plugins.copies()).hasSize(1);
            assertThat(other.catalog().handlers()).isEmpty();
        }
    }

    @Test
    void closingLeavesNoCopies() throws IOException {
        thermo("1.0").writeTo(plugins.file("thermo.jar"));
        plugins.scanAndCommit();

        plugins.close();

        assertThat(home.resolve("work")).isEmptyDirectory();
        assertThat(plugins.catalog().handlers()).isEmpty();
    }

    @Test
    void aScanMustBeEndedBeforeTheNext() {
        plugins.scan();

        org.assertj.core.api.Assertions.assertThatThrownBy(plugins::scan)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the scan before is neither committed nor discarded");
    }

    @Test
    void hiddenAndOtherFilesDoNotCount() throws IOException {
        for (var name : List.of("README.md", ".thermo.jar", "thermo.jar.part")) {
            Files.writeString(plugins.file(name), "no plugin");
        }

        var scan = plugins.scanAndCommit();

        assertThat(scan.reports()).isEmpty();
    }

    private static PluginJar thermo(String version) {
        return PluginJar.of("thermo", version).handler("thermo", "to_celsius");
    }
}
