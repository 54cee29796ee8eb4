package io.postern.config.note;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.change.ConfigurationDiff;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.QueueLimits.WhenFull;
import io.postern.config.read.ConfigFolder;
import io.postern.config.read.Kinds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code queue} on carriers and addresses: what it gives, and where it is out of place. */
class QueueNotesTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
        carrier("c", "mqtt", "");
        address("in", "receive", "");
        address("out", "send", "");
    }

    private void carrier(String name, String source, String more) {
        configs.file("carriers/" + name + ".json", "{\"source\": \"" + source + "\"" + more + "}");
    }

    private void address(String name, String way, String more) {
        configs.file(
                "addresses/" + name + ".json",
                "{\"send_or_receive\": \"%s\", \"message_type\": \"soil\", \"carrier\": \"c\", \"additional_info\": {\"topic\": \"x\"}%s}"
                        .formatted(way, more));
    }

    private QueueLimits limits() {
        return configs.configuration(Kinds.catalog()).addresses().get("out").queue();
    }

    private Iterable<String> findings() {
        return configs.findings(Kinds.catalog())
                .lines()
                .filter(line -> line.startsWith("configs"))
                .toList();
    }

    @Test
    void withoutItLimitsAreTheUsualOnes() {
        assertThat(limits())
                .isEqualTo(
                        new QueueLimits(
                                1_000_000_000,
                                Optional.empty(),
                                200_000_000,
                                WhenFull.DROP_OLDEST));
    }

    @Test
    void eachKeyOfTheAddressGoesBeforeTheCarriers() {
        carrier(
                "c",
                "mqtt",
                ", \"queue\": {\"max_bytes\": \"500 MB\", \"max_age\": \"7 d\","
                        + " \"when_full\": \"block\", \"replay_rate\": 200}");
        address(
                "out",
                "send",
                ", \"queue\": {\"max_bytes\": 2000, \"min_free\": \"1 GB\","
                        + " \"when_full\": \"drop_newest\"}");

        assertThat(limits())
                .isEqualTo(
                        new QueueLimits(
                                2_000,
                                Optional.of(Duration.ofDays(7)),
                                1_000_000_000,
                                WhenFull.DROP_NEWEST,
                                Optional.of(200)));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aChangeAtTheCarrierChangesItsAddressesAndNotItself() {
        var before = configs.configuration(Kinds.catalog());

        carrier("c", "mqtt", ", \"queue\": {\"max_bytes\": \"500 MB\"}");

        var diff = ConfigurationDiff.between(before, configs.configuration(Kinds.catalog()));
        assertThat(diff).hasToString("changed address out");
    }

    @Test
    void whatIsWrongInItHasItsPlace() {
        carrier("c", "mqtt", ", \"queue\": {\"max_byte\": 1, \"max_age\": 0}");
        address("out", "send", ", \"queue\": {\"max_bytes\": 20, \"max_age\": 0}");
        address("on", "send", ", \"queue\": {\"when_full\": \"drop_odlest\"}");
        address("up", "send", ", \"queue\": {\"replay_rate\": 0}");

        assertThat(findings())
                .containsExactly(
                        "configs/addresses/on.json:1:127: \"queue.when_full\": expected"
                                + " \"drop_oldest\", \"drop_newest\" or \"block\", found"
                                + " \"drop_odlest\"; did you mean \"drop_oldest\"?",
                        "configs/addresses/out.json:1:127: \"queue.max_bytes\": expected at least"
                                + " 1 kB, found 20 bytes",
                        "configs/addresses/out.json:1:142: \"queue.max_age\": expected 1 s to"
                                + " 36500 d, found 0 s",
                        "configs/addresses/up.json:1:129: \"queue.replay_rate\": expected a whole"
                                + " number from 1 to 1000000, found 0",
                        "configs/carriers/c.json:1:30: unknown key \"queue.max_byte\"; did you"
                                + " mean \"max_bytes\"?");
    }

    @Test
    void whereNothingIsSentItHasNoEffect() {
        carrier("s", "simulator", ", \"queue\": {\"max_bytes\": 2000}");
        address("in", "receive", ", \"queue\": {\"max_bytes\": 2000}");
        address("out", "send", ", \"duration\": 5, \"queue\": {\"max_bytes\": 2000}");

        assertThat(findings())
                .contains(
                        "configs/addresses/in.json:1:116: note: \"queue\": has no effect here:"
                                + " only what is to be sent waits on disk",
                        "configs/addresses/out.json:1:128: note: \"queue\": has no effect here:"
                                + " only an address with \"duration\": \"on_message\" has a queue"
                                + " on disk; this one sends the newest of each id when it can",
                        "configs/carriers/s.json:1:34: note: \"queue\": has no effect here:"
                                + " nothing is sent over a carrier of source \"simulator\"");
    }

    @Test
    void saysWhomAFullQueueHoldsBack() {
        carrier("near", "mqtt", ", \"queue\": {\"when_full\": \"block\"}");
        address("out", "send", ", \"queue\": {\"when_full\": \"block\"}");
        configs.file(
                "addresses/air.json",
                "{\"send_or_receive\": \"send\", \"message_type\": \"air\", \"carrier\": \"near\", \"additional_info\": {\"topic\": \"x\"}}");

        assertThat(findings())
                .contains(
                        "configs/addresses/out.json:1:113: note: when the queue of address \"out\""
                                + " is full (\"when_full\": \"block\"), nothing is acknowledged any"
                                + " more that comes over carrier \"c\", for any of its addresses;"
                                + " what cannot wait is dropped",
                        "configs/addresses/air.json:1:1: note: when the queue of address \"air\""
                                + " is full (\"when_full\": \"block\"), nothing is acknowledged any"
                                + " more that comes over the carrier that brings its messages, for"
                                + " any of its addresses; what cannot wait is dropped");
    }
}
