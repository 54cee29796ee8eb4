package io.postern.plugin.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.link.ReceivingLink;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeCarrierContext;
import io.postern.api.testing.FakeLinkWatch;
import io.postern.api.testing.VirtualTime;
import io.postern.plugin.ExamplePlugin;
import io.postern.plugin.report.PluginText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation's example of a carrier, built outside the reactor and dropped in. */
class ExampleCarrierTest {

    @TempDir private Path home;

    @Test
    void itsJarRunsInTheGateway() throws Exception {
        var file = Files.writeString(home.resolve("lines"), "one\ntwo\n");
        var time = new VirtualTime();
        var settings = Values.of(Map.of("file", file.toString()));
        var context = new FakeCarrierContext("tail", settings, time);
        try (var plugins = TestPlugins.at(home)) {
            ExamplePlugin.CARRIER.jar().writeTo(plugins.file("tail.jar"));
            plugins.scanAndCommit();

            var carrier = plugins.catalog().carriers().get("tail").factory().create(context);
            var link = (ReceivingLink) carrier.links().get(0);
            link.listen(List.of(new ReceiveAddress("a", "line", Trigger.ALWAYS, Values.NONE)));
            link.open(new FakeLinkWatch());
            time.advance(Duration.ofSeconds(1));
            link.close();
        }

        assertThat(context.inbox().count()).isEqualTo(2);
    }

    @Test
    void itsReportNamesWhatItOffers() throws Exception {
        try (var plugins = TestPlugins.at(home)) {
            ExamplePlugin.CARRIER.jar().writeTo(plugins.file("tail.jar"));

            plugins.scanAndCommit();

            assertThat(PluginText.of(plugins.reports()))
                    .isEqualTo(
                            """
                            tail 1.0  plugins/tail.jar  running
                              carrier tail: Reads the lines that other programs append to a file.
                            """);
        }
    }

    @Test
    void itsOwnTestsPass() throws Exception {
        var summary = OwnTests.of(ExamplePlugin.CARRIER, home);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isGreaterThan(15);
    }
}
