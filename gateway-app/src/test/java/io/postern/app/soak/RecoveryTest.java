package io.postern.app.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that comes and goes under a log, told of and asked about, over a restart too. */
class RecoveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");
    private static final Pattern GAP =
            Pattern.compile(
                    "\"lost_connection_time\":\"([^\"]+)\",\"restored_connection_time\":\"([^\"]+)\"");

    @TempDir private Path home;

    @Test
    void eachLossIsToldAndAskedAboutOnce() throws Exception {
        try (var site = site()) {
            site.start();
            awaitChanges(1);
            Files.createDirectories(disk());
            awaitRequests(1);
            Files.move(disk(), home.resolve("elsewhere"));
            awaitChanges(3);
            Files.move(home.resolve("elsewhere"), disk());
            awaitRequests(2);
            site.end();

            site.start();
            awaitRequests(3);
            site.end();
        }

        var changes = lines("\"connection_status\"");
        assertThat(changes)
                .extracting(line -> line.contains("\"disconnect\"") ? "lost" : "back")
                .containsExactly("lost", "back", "lost", "back", "lost", "back");
        assertThat(changes.get(0)).contains("\"id\":\"log\",\"carrier\":\"store\"");
        assertThat(changes.get(4)).contains("\"reason\":\"the gateway was not running\"");
        assertThat(lines("restored_connection_time"))
                .extracting(line -> found(GAP, line))
                .containsExactly(gap(changes, 0), gap(changes, 2), gap(changes, 4));
    }

    private SoakSite site() throws IOException {
        var site = new SoakSite(home);
        site.save(
                "carriers/store.json",
                """
                {"source": "log", "file": "%s", "monitor_connection": true,
                 "connection_patience": "300 ms"}
                """
                        .formatted(disk().resolve("store.jsonl")));
        site.save(
                "carriers/journal.json",
                "{\"source\": \"log\", \"file\": \"%s\"}".formatted(journal()));
        site.save("carriers/field.json", "{\"source\": \"simulator\"}");
        site.save(
                "addresses/air.json",
                """
                {"message_type": "air", "send_or_receive": "receive", "carrier": "field",
                 "duration": 0.1}
                """);
        site.save("addresses/air_store.json", send("air", "store"));
        site.save("addresses/changes.json", send("connection_status", "journal"));
        site.save("addresses/requests.json", send("recovery_data_request", "journal"));
        site.save(
                "tasks/recovery.json",
                """
                {"source": "recovery", "function": "handle_connection_message",
                 "duration": "on_message", "message_type": "connection_status"}
                """);
        return site;
    }

    private static String send(String type, String carrier) {
        return """
        {"message_type": "%s", "send_or_receive": "send", "carrier": "%s",
         "duration": "on_message"}
        """
                .formatted(type, carrier);
    }

    private Path disk() {
        return home.resolve("disk");
    }

    private Path journal() {
        return home.resolve("journal.jsonl");
    }

    private void awaitChanges(int count) {
        await().atMost(PATIENCE).until(() -> lines("\"connection_status\"").size() >= count);
    }

    private void awaitRequests(int count) {
        await().atMost(PATIENCE).until(() -> lines("restored_connection_time").size() >= count);
    }

    private List<String> lines(String with) throws IOException {
        if (!Files.exists(journal())) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(journal())) {
            return lines.filter(line -> line.contains(with)).toList();
        }
    }

    private static String gap(List<String> changes, int loss) {
        return found(TIME, changes.get(loss)) + " " + found(TIME, changes.get(loss + 1));
    }

    private static String found(Pattern pattern, String line) {
        var matcher = pattern.matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return matcher.groupCount() == 1
                ? matcher.group(1)
                : matcher.group(1) + " " + matcher.group(2);
    }
}
