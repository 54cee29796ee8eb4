package io.postern.plugin.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppedPluginsTest {

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
    void loadsAJarThatLiesThereAtTheStart() {
        thermo("1.0").writeTo(plugins.file("thermo.jar"));

        var scan = plugins.scanAndCommit();

        assertThat(scan.changes())
                .hasToString("[plugin thermo 1.0 loaded from plugins/thermo.jar]");
        assertThat(scan.news()).isEmpty();
        assertThat(scan.isSettled()).isTrue();
        assertThat(plugins.catalog().handlers()).containsOnlyKeys("thermo");
        assertThat(plugins.catalog().handlers().get("thermo").plugin()).isEqualTo("thermo");
    }

    @Test
    void waitsUntilANewJarStandsStill() {
        plugins.scanAndCommit();
        thermo("1.0").writeTo(plugins.file("thermo.jar"));

        var moving = plugins.scanAndCommit();
        var still = plugins.scanAndCommit();

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
        thermo("1.0").writeTo(plugins.file("thermo.jar"));
        plugins.scanAndCommit();
        var before = plugins.catalog();

        plugins.scanAndCommit();

        assertThat(plugins.catalog()).isSameAs(before);
        assertThat(plugins.livingLoaders()).isEqualTo(1);
    }

    @Test
    void replacesAPluginAndLeavesTheOthersAlone() {
        thermo("1.0").writeTo(plugins.file("thermo.jar"));
        PluginJar.of("other", "1.0").handler("other").writeTo(plugins.file("other.jar"));
        plugins.scanAndCommit();
        var before = plugins.catalog();
        thermo("1.1").writeTo(plugins.file("thermo.jar"));

        var scan = plugins.settle();

        assertThat(scan.changes())
                .hasToString("[plugin thermo replaced by version 1.1 from plugins/thermo.jar]");
        var after = plugins.catalog().handlers();
        assertThat(after.get("thermo").isSame(before.handlers().get("thermo"))).isFalse();
        assertThat(after.get("other").isSame(before.handlers().get("other"))).isTrue();
    }

    @Test
    void replacesAPluginWhoseNewJarHasAnotherName() throws IOException {
        thermo("1.0").writeTo(plugins.file("thermo-1.0.jar"));
        plugins.scanAndCommit();
        thermo("1.1").writeTo(plugins.file("thermo-1.1.jar"));

        var both = plugins.settle();
        Files.delete(plugins.file("thermo-1.0.jar"));
        var one = plugins.settle();

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
        thermo("1.0").writeTo(plugins.file("thermo.jar"));
        plugins.scanAndCommit();
        Files.delete(plugins.file("thermo.jar"));

        var scan = plugins.settle();

        assertThat(scan.changes())
                .hasToString("[plugin thermo 1.0 removed: plugins/thermo.jar is gone]");
        assertThat(plugins.catalog().handlers()).isEmpty();
        assertThat(plugins.copies()).isEmpty();
    }

    /** A look may miss a file that another takes the place of at that moment. */
    @Test
    void whatOneLookMissesIsNotGone() throws IOException {
        var jar = thermo("1.0");
        jar.writeTo(plugins.file("thermo.jar"));
        plugins.scanAndCommit();
        var before = plugins.catalog().handlers().get("thermo");
        Files.delete(plugins.file("thermo.jar"));

        var missed = plugins.scanAndCommit();
        jar.writeTo(plugins.file("thermo.jar"));
        plugins.settle();

        assertThat(missed.changes()).isEmpty();
        assertThat(missed.isSettled()).isFalse();
        assertThat(plugins.catalog().handlers().get("thermo").isSame(before)).isTrue();
    }

    @Test
    void aDiscardedScanLeavesTheOldOneRunning() throws IOException {
        thermo("1.0").writeTo(plugins.file("thermo.jar"));
        plugins.scanAndCommit();
        var before = plugins.catalog();
        thermo("1.1").writeTo(plugins.file("thermo.jar"));
        plugins.scanAndCommit();

        plugins.discard(plugins.scan());

        assertThat(plugins.catalog()).isSameAs(before);
        assertThat(plugins.reports()).hasSize(2);
        assertThat(plugins.reports().get(1).trouble())
                .hasValue(
                        "plugins/thermo.jar: expected a configuration that runs with version 1.1 of"
                                + " plugin thermo, found one that does not; it is not in use");
        assertThat(plugins.copies()).hasSize(1);
        assertThat(plugins.scanAndCommit().changes()).hasSize(1);
    }

    @Test
    void aVersionThatFailsLeavesTheOldOneRunning() throws IOException {
        thermo("1.0").writeTo(plugins.file("thermo.jar"));
        plugins.scanAndCommit();
        PluginJar.of("thermo", "1.1").writeTo(plugins.file("thermo.jar"));

        var scan = plugins.settle();

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
        assertThat(plugins.copies()).hasSize(1);
    }

    @Test
    void aRenamedJarChangesNothing() throws IOException {
        thermo("1.0").writeTo(plugins.file("thermo.jar"));
        plugins.scanAndCommit();
        Files.move(plugins.file("thermo.jar"), plugins.file("renamed.jar"));

        var scan = plugins.settle();

        assertThat(plugins.catalog().handlers()).containsOnlyKeys("thermo");
        assertThat(scan.news()).isEmpty();
    }

    @Test
    void theFirstToClaimASourceKeepsIt() throws IOException {
        PluginJar.of("b", "1.0").handler("thermo").writeTo(plugins.file("b.jar"));
        plugins.scanAndCommit();
        PluginJar.of("a", "1.0").handler("thermo").handler("more").writeTo(plugins.file("a.jar"));

        var both = plugins.settle();
        Files.delete(plugins.file("b.jar"));
        plugins.scanAndCommit();
        var after = plugins.settle();

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
        PluginJar.of("a", "1.0").handler("thermo").writeTo(plugins.file("a.jar"));
        PluginJar.of("b", "1.0").handler("thermo").writeTo(plugins.file("b.jar"));
        plugins.scanAndCommit();

        var again = plugins.scanAndCommit();

        assertThat(again.news()).isEmpty();
        assertThat(again.reports())
                .extracting(report -> report.id() + " " + report.state())
                .containsExactly("a running", "b refused");
        assertThat(plugins.copies()).hasSize(1);
    }

    private static PluginJar thermo(String version) {
        return PluginJar.of("thermo", version).handler("thermo", "to_celsius");
    }
}
