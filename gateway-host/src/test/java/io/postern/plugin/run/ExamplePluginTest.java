package io.postern.plugin.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.handler.Batch;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeHandlerContext;
import io.postern.api.testing.TestEnvelope;
import io.postern.plugin.ExamplePlugin;
import io.postern.plugin.report.PluginText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation's example, built outside the reactor and dropped in. */
class ExamplePluginTest {

    @TempDir private Path home;

    @Test
    void itsJarRunsInTheGateway() throws Exception {
        try (var plugins = TestPlugins.at(home)) {
            ExamplePlugin.HANDLER.jar().writeTo(plugins.file("fahrenheit.jar"));

            var scan = plugins.scanAndCommit();

            assertThat(scan.changes())
                    .hasToString("[plugin fahrenheit 1.0 loaded from plugins/fahrenheit.jar]");
            assertThat(toCelsius(plugins, 50)).isEqualTo("{\"temperature\":10}");
        }
    }

    @Test
    void itsReportNamesWhatItOffers() throws Exception {
        try (var plugins = TestPlugins.at(home)) {
            ExamplePlugin.HANDLER.jar().writeTo(plugins.file("fahrenheit.jar"));

            plugins.scanAndCommit();

            assertThat(PluginText.of(plugins.reports()))
                    .isEqualTo(
                            """
                            fahrenheit 1.0  plugins/fahrenheit.jar  running
                              handler fahrenheit: Temperatures of American devices.
                                to_celsius  Gives them in Celsius.
                            """);
        }
    }

    @Test
    void itsOwnTestPasses() throws Exception {
        var summary = OwnTests.of(ExamplePlugin.HANDLER, home);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isOne();
    }

    private static String toCelsius(TestPlugins plugins, double degrees) throws Exception {
        var kind = plugins.catalog().handlers().get("fahrenheit").kind();
        var content = JsonObject.EMPTY.with("temperature", degrees);
        var batch = new Batch("weather", List.of(TestEnvelope.of("weather", content)), Values.NONE);
        try (var handler = kind.create(new FakeHandlerContext("fahrenheit", Values.NONE))) {
            return handler.handle("to_celsius", batch).get(0).content().toString();
        }
    }
}
