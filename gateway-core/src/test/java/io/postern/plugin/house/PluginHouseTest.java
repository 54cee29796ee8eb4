package io.postern.plugin.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginHouseTest {

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
    void loadsAJarThatLiesThereAtTheStart() {
        thermo("1.0").writeTo(house.file("thermo.jar"));

        var scan = house.scanAndCommit();

        assertThat(scan.changes())
                .hasToString("[plugin thermo 1.0 loaded from plugins/thermo.jar]");
        assertThat(scan.news()).isEmpty();
        assertThat(scan.isSettled()).isTrue();
        assertThat(house.catalog().handlers()).containsOnlyKeys("thermo");
        assertThat(house.catalog().handlers().get("thermo").plugin()).isEqualTo("thermo");
    }

    @Test
    void waitsUntilANewJarStandsStill() {
        house.scanAndCommit();
        thermo("1.0").writeTo(house.file("thermo.jar"));

        var moving = house.scanAndCommit();
        var still = house.scanAndCommit();

        assertThat(moving.isSettled()).isFalse();
        assertThat(moving.changes()).isEmpty();
        assertThat(moving.news()).isEmpty();
        assertThat(moving.reports())
                .flatExtracting(report -> report.trouble().stream().toList())
                .containsExactly("plugins/thermo.jar: still being copied; it is looked at again");
        assertThat(still.isSettled()).isTrue();
        assertThat(still.catalog().handlers()).containsOnlyKeys("thermo");
    }

    @Test
    void aFolderThatDidNotChangeGivesTheSameCatalog() {
        thermo("1.0").writeTo(house.file("thermo.jar"));
        house.scanAndCommit();
        var before = house.catalog();

        house.scanAndCommit();

        assertThat(house.catalog()).isSameAs(before);
        assertThat(house.livingLoaders()).isEqualTo(1);
    }

    @Test
    void replacesAPluginAndLeavesTheOthersAlone() {
        thermo("1.0").writeTo(house.file("thermo.jar"));
        PluginJar.of("other", "1.0").handler("other").writeTo(house.file("other.jar"));
        house.scanAndCommit();
        var before = house.catalog();
        thermo("1.1").writeTo(house.file("thermo.jar"));

        var scan = house.settle();

        assertThat(scan.changes())
                .hasToString("[plugin thermo replaced by version 1.1 from plugins/thermo.jar]");
        var after = house.catalog().handlers();
        assertThat(after.get("thermo").isSame(before.handlers().get("thermo"))).isFalse();
        assertThat(after.get("other").isSame(before.handlers().get("other"))).isTrue();
    }

    @Test
    void replacesAPluginWhoseNewJarHasAnotherName() throws IOException {
        thermo("1.0").writeTo(house.file("thermo-1.0.jar"));
        house.scanAndCommit();
        thermo("1.1").writeTo(house.file("thermo-1.1.jar"));

        var both = house.settle();
        Files.delete(house.file("thermo-1.0.jar"));
        var one = house.scanAndCommit();

        assertThat(both.changes()).isEmpty();
        assertThat(both.news())
                .containsExactly(
                        "plugins/thermo-1.1.jar: expected one file for plugin thermo, found"
                                + " plugins/thermo-1.0.jar too, which counts; remove one of them");
        assertThat(one.changes())
                .hasToString("[plugin thermo replaced by version 1.1 from plugins/thermo-1.1.jar]");
    }

    @Test
    void removesWhatIsGone() throws IOException {
        thermo("1.0").writeTo(house.file("thermo.jar"));
        house.scanAndCommit();
        Files.delete(house.file("thermo.jar"));

        var scan = house.scanAndCommit();

        assertThat(scan.changes())
                .hasToString("[plugin thermo 1.0 removed: plugins/thermo.jar is gone]");
        assertThat(house.catalog().handlers()).isEmpty();
        assertThat(house.copies()).isEmpty();
    }

    @Test
    void aDiscardedScanLeavesTheOldOneRunning() throws IOException {
        thermo("1.0").writeTo(house.file("thermo.jar"));
        house.scanAndCommit();
        var before = house.catalog();
        thermo("1.1").writeTo(house.file("thermo.jar"));
        house.scanAndCommit();

        house.discard(house.scan());

        assertThat(house.catalog()).isSameAs(before);
        assertThat(house.reports()).hasSize(2);
        assertThat(house.reports().get(1).trouble())
                .hasValue(
                        "plugins/thermo.jar: expected a configuration that runs with version 1.1 of"
                                + " plugin thermo, found one that does not; it is not in use");
        assertThat(house.copies()).hasSize(1);
        assertThat(house.scanAndCommit().changes()).hasSize(1);
    }

    @Test
    void aVersionThatFailsLeavesTheOldOneRunning() throws IOException {
        thermo("1.0").writeTo(house.file("thermo.jar"));
        house.scanAndCommit();
        PluginJar.of("thermo", "1.1").writeTo(house.file("thermo.jar"));

        var scan = house.settle();

        assertThat(scan.changes()).isEmpty();
        assertThat(scan.reports())
                .extracting(report -> report.version() + " " + report.state())
                .containsExactly("1.0 running", "1.1 refused");
        assertThat(scan.news())
                .containsExactly(
                        "plugins/thermo.jar: expected a jar that offers something, found no class"
                                + " named in META-INF/services/ for a CarrierFactory,"
                                + " HandlerFactory, TaskFactory or OperatorFactory; version 1.0"
                                + " goes on");
        assertThat(house.copies()).hasSize(1);
    }

    @Test
    void aRenamedJarChangesNothing() throws IOException {
        thermo("1.0").writeTo(house.file("thermo.jar"));
        house.scanAndCommit();
        Files.move(house.file("thermo.jar"), house.file("renamed.jar"));

        var scan = house.settle();

        assertThat(house.catalog().handlers()).containsOnlyKeys("thermo");
        assertThat(scan.news()).isEmpty();
    }

    @Test
    void theFirstToClaimASourceKeepsIt() throws IOException {
        PluginJar.of("b", "1.0").handler("thermo").writeTo(house.file("b.jar"));
        house.scanAndCommit();
        PluginJar.of("a", "1.0").handler("thermo").handler("more").writeTo(house.file("a.jar"));

        var both = house.settle();
        Files.delete(house.file("b.jar"));
        house.scanAndCommit();
        var after = house.settle();

        assertThat(both.news())
                .containsExactly(
                        "plugins/a.jar: expected a free source, found handler \"thermo\" taken by"
                                + " plugin b from plugins/b.jar; remove one of them");
        assertThat(both.catalog().handlers().get("thermo").plugin()).isEqualTo("b");
        assertThat(both.catalog().handlers()).hasSize(1);
        assertThat(after.catalog().handlers().get("thermo").plugin()).isEqualTo("a");
    }

    @Test
    void aRefusedJarIsNotLoadedAgainAtEveryLook() throws IOException {
        PluginJar.of("a", "1.0").handler("thermo").writeTo(house.file("a.jar"));
        PluginJar.of("b", "1.0").handler("thermo").writeTo(house.file("b.jar"));
        house.scanAndCommit();

        var again = house.scanAndCommit();

        assertThat(again.news()).isEmpty();
        assertThat(again.reports())
                .extracting(report -> report.id() + " " + report.state())
                .containsExactly("a running", "b refused");
        assertThat(house.copies()).hasSize(1);
    }

    private static PluginJar thermo(String version) {
        return PluginJar.of("thermo", version).handler("thermo", "to_celsius");
    }
}
