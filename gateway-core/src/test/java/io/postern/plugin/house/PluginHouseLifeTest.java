package io.postern.plugin.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a house leaves on disk, and what waits for its next start. */
class PluginHouseLifeTest {

    @TempDir private Path home;
    private TestHouse house;

    @BeforeEach
    void open() throws IOException {
        house = TestHouse.at(home);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void nothingIsInEffectBeforeTheCommit() {
        thermo("1.0").writeTo(house.file("thermo.jar"));

        var scan = house.scan();

        assertThat(scan.catalog().handlers()).containsOnlyKeys("thermo");
        assertThat(house.catalog().handlers()).isEmpty();
        assertThat(house.reports()).isEmpty();
    }

    @Test
    void whatCannotBeReplacedWaitsForTheNextStart() throws IOException {
        var fixed = thermo("1.0").manifest("Postern-Replace", "restart");
        fixed.writeTo(house.file("thermo.jar"));
        house.scanAndCommit();
        thermo("1.1").writeTo(house.file("thermo.jar"));

        var replaced = house.settle();
        house.reopen();
        var restarted = house.scanAndCommit();

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
        fixed.writeTo(house.file("thermo.jar"));
        house.scanAndCommit();
        var before = house.catalog().handlers().get("thermo");
        Files.delete(house.file("thermo.jar"));

        var removed = house.scanAndCommit();
        fixed.writeTo(house.file("thermo.jar"));
        house.settle();

        assertThat(removed.catalog().handlers()).isEmpty();
        assertThat(house.catalog().handlers().get("thermo").isSame(before)).isTrue();
        assertThat(house.livingLoaders()).isEqualTo(1);
    }

    @Test
    void aMissingFolderIsAnEmptyOne() throws IOException {
        Files.delete(home.resolve("plugins"));

        var scan = house.scanAndCommit();

        assertThat(scan.news()).isEmpty();
        assertThat(scan.changes()).isEmpty();
    }

    @Test
    void deletesWhatACrashLeftAndNothingElse() throws IOException {
        house.close();
        var left = Files.createDirectories(home.resolve("work/loaded-1234/abc"));
        Files.writeString(left.resolve("x.jar"), "left");
        Files.writeString(home.resolve("work/loaded-1234.lock"), "");
        var kept = Files.writeString(home.resolve("work/kept.txt"), "kept");

        house = TestHouse.at(home);

        assertThat(left.getParent()).doesNotExist();
        assertThat(home.resolve("work/loaded-1234.lock")).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void theCopiesOfAnotherHouseStay() throws IOException {
        thermo("1.0").writeTo(house.file("thermo.jar"));
        house.scanAndCommit();

        try (var other =
                new PluginHouse(
                        home.resolve("plugins"),
                        home.resolve("work"),
                        ClassLoader.getPlatformClassLoader(),
                        Duration.ofSeconds(1))) {

            assertThat(house.copies()).hasSize(1);
            assertThat(other.catalog().handlers()).isEmpty();
        }
    }

    @Test
    void closingLeavesNoCopies() throws IOException {
        thermo("1.0").writeTo(house.file("thermo.jar"));
        house.scanAndCommit();

        house.close();

        assertThat(home.resolve("work")).isEmptyDirectory();
        assertThat(house.catalog().handlers()).isEmpty();
    }

    @Test
    void aScanMustBeEndedBeforeTheNext() {
        house.scan();

        org.assertj.core.api.Assertions.assertThatThrownBy(house::scan)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the scan before is neither committed nor discarded");
    }

    @Test
    void hiddenAndOtherFilesDoNotCount() throws IOException {
        for (var name : List.of("README.md", ".thermo.jar", "thermo.jar.part")) {
            Files.writeString(house.file(name), "no plugin");
        }

        var scan = house.scanAndCommit();

        assertThat(scan.reports()).isEmpty();
    }

    private static PluginJar thermo(String version) {
        return PluginJar.of("thermo", version).handler("thermo", "to_celsius");
    }
}
