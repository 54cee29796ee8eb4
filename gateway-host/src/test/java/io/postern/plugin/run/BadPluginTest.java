package io.postern.plugin.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Every bad plugin costs one line and nothing else: a good one lies beside it in each test. */
abstract class BadPluginTest {

    static final PluginJar GOOD = PluginJar.of("good", "1.0").handler("good").compiled();

    @TempDir Path home;
    TestPlugins plugins;

    @BeforeEach
    void open() throws IOException {
        plugins = TestPlugins.at(home);
        GOOD.writeTo(plugins.file("good.jar"));
    }

    @AfterEach
    void onlyTheGoodOneRuns() throws IOException {
        assertThat(plugins.catalog().handlers()).containsOnlyKeys("good");
        assertThat(plugins.copies()).hasSize(1);
        plugins.close();
    }

    void refuses(String line) {
        var scan = plugins.scanAndCommit();

        assertThat(scan.news()).containsExactly(line);
        assertThat(scan.reports())
                .extracting(report -> report.file() + " " + report.state())
                .hasSize(2)
                .first()
                .isEqualTo("plugins/good.jar running");
    }

    static PluginJar bad() {
        return PluginJar.of("bad", "1.0").handler("bad");
    }
}
