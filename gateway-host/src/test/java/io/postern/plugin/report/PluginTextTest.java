package io.postern.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.plugin.report.PluginReport.OfferedFunction;
import io.postern.plugin.report.PluginReport.Offering;
import io.postern.plugin.report.PluginReport.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginTextTest {

    @Test
    void showsWhatEachPluginOffersAndWhatIsWrong() {
        var climate =
                new PluginReport(
                        "climate",
                        "0.1.0",
                        "handlers-climate-0.1.0.jar (bundled)",
                        State.RUNNING,
                        List.of(
                                new Offering(
                                        "handler",
                                        "climate",
                                        "Figures of the air: dew point, heat index.",
                                        List.of(
                                                new OfferedFunction(
                                                        "dew_point",
                                                        "Adds the temperature at which the water"
                                                                + " in the air condenses, in"
                                                                + " degrees Celsius."),
                                                new OfferedFunction("heat", "Adds heat."))),
                                new Offering("operator", "console", "", List.of())),
                        Optional.empty());
        var broken =
                new PluginReport(
                        "",
                        "",
                        "plugins/broken.jar",
                        State.REFUSED,
                        List.of(),
                        Optional.of(
                                "plugins/broken.jar: expected a whole jar, found one that cannot be"
                                        + " read (zip END header not found); it is still being"
                                        + " copied, or damaged"));

        var text = PluginText.of(List.of(climate, broken));

        assertThat(text)
                .isEqualTo(
                        """
                        climate 0.1.0  handlers-climate-0.1.0.jar (bundled)  running
                          handler climate: Figures of the air: dew point, heat index.
                            dew_point  Adds the temperature at which the water in the air condenses, in
                                       degrees Celsius.
                            heat       Adds heat.
                          operator console

                        plugins/broken.jar  refused
                          plugins/broken.jar: expected a whole jar, found one that cannot be read (zip
                            END header not found); it is still being copied, or damaged
                        """);
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aWordLongerThanTheLineStaysWhole() {
        var path = "x".repeat(100);
        var report =
                new PluginReport(
                        "", "", path, State.REFUSED, List.of(), Optional.of(path + ": no " + path));

        var text = PluginText.of(List.of(report));

        assertThat(text)
                .isEqualTo(path + "\n  refused\n  " + path + ":\n    no\n    " + path + "\n");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        var report =
                new PluginReport(
                        "a\u001B[31m", "1\r2", "f.jar", State.RUNNING, List.of(), Optional.empty());

        assertThat(PluginText.of(List.of(report))).isEqualTo("a [31m 1 2  f.jar  running\n");
    }

    @Test
    void noPluginsIsSaid() {
        assertThat(PluginText.of(List.of())).isEqualTo("no plugins\n");
    }
}
