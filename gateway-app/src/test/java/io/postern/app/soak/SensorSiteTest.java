package io.postern.app.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handlers for sensors, in a gateway as it is shipped. */
class SensorSiteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path home;
    private SoakSite site;

    @BeforeEach
    void furnish() throws IOException {
        site = new SoakSite(home);
        site.save("carriers/field.json", "{\"source\": \"simulator\"}");
    }

    @AfterEach
    void end() {
        site.close();
    }

    private void receive(String handler, String function) throws IOException {
        site.save(
                "addresses/leaf.json",
                """
                {"message_type": "leaf", "send_or_receive": "receive", "carrier": "field",
                 "handler": "%s", "handler_function": "%s", "duration": "always",
                 "additional_info": {"devices": 1, "rate": 100,
                   "fields": {"WET": {"type": "walk", "start": 7, "step": 0, "min": 7, "max": 7}}}}
                """
                        .formatted(handler, function));
    }

    private void awaitMetric(String line) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(site.metrics()).containsPattern("(?m)^" + line));
    }

    @Test
    void numbersInMessagesAreMetrics() throws Exception {
        site.save(
                "handlers/shown.json",
                "{\"name\": \"farm\", \"by\": \"nothing\", \"source\": \"gauge\"}");
        receive("shown", "gauge");

        site.start();

        awaitMetric("postern_plugin_farm_wet\\{kind=\"handler\",object=\"shown\"} 7.0$");
        assertThat(site.operations().deadLetters().count()).isZero();
    }

    /**
     * What the page about operation names, alarms and dashboard included; but one that counts
     * drops.
     */
    /** Nothing is dropped here, and there is no task. */
    private static final Set<String> NOT_HERE =
            Set.of("postern_messages_dropped_total", "postern_task_runs_total");

    @Test
    void metricsOfTheDocsAreThere() throws Exception {
        receive("datagator_sensors", "process_datagator_sensor_message");
        site.start();
        awaitMetric("postern_messages_in_total\\{.*object=\"leaf\"} [1-9]");
        awaitMetric("postern_link_up\\{kind=\"carrier\",link=\"[a-z]+\",object=\"field\"} 1.0$");
        var page = site.metrics();

        var named =
                Pattern.compile("\\b(postern|jvm|process)_[a-z]+_[a-z_]*[a-z]\\b")
                        .matcher(Files.readString(Path.of("../docs/operation.md")))
                        .results()
                        .map(MatchResult::group)
                        .filter(name -> !NOT_HERE.contains(name))
                        .distinct();

        assertThat(named)
                .hasSizeGreaterThan(25)
                .allSatisfy(name -> assertThat(page).containsPattern("(?m)^" + name + "[ {]"));
    }

    @Test
    void aSensorIsAddedInAFile() throws Exception {
        site.save(
                "handlers/datagator_sensors.json",
                """
                {"sensors": {"leaf": {
                  "id": "id", "datagator_id": "id", "fields": ["WET as wetness", "TEMP"]}}}
                """);
        receive("datagator_sensors", "process_datagator_sensor_message");
        var journal = site.data.resolve("journal.jsonl");
        site.save(
                "carriers/journal.json",
                "{\"source\": \"log\", \"file\": \"%s\"}".formatted(journal));
        site.save(
                "addresses/leaf_journal.json",
                """
                {"message_type": "leaf", "send_or_receive": "send", "carrier": "journal",
                 "duration": "on_message"}
                """);

        site.start();

        assertThat(site.log.awaitLine("expected the field"))
                .startsWith("WARN handler datagator_sensors: sensor \"")
                .contains(" (leaf), topic \"", ": expected the field \"TEMP\", found none");
        awaitMetric("postern_plugin_incomplete_total\\{.*object=\"datagator_sensors\"} [1-9]");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journal).content().contains("\"wetness\":7.00}"));
        assertThat(site.operations().deadLetters().count()).isZero();
    }

    @Test
    void aSensorThatNobodyDescribedIsADeadLetter() throws Exception {
        receive("datagator_sensors", "process_datagator_sensor_message");

        site.start();

        await().atMost(PATIENCE).until(() -> site.operations().deadLetters().count() > 0);
        assertThat(site.operations().deadLetters().before(Long.MAX_VALUE, 1).get(0).reason())
                .startsWith("handler datagator_sensors, function process_datagator_sensor_message:")
                .contains("message type \"leaf\": expected one of atlas_ezo_ph, ");
    }
}
