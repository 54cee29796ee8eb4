package io.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postern.config.read.ConfigFolder;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong, or worth knowing, only when several objects are seen together. */
class TogetherTest {

    @TempDir Path parent;
    private final Posts posts = new Posts();
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
    }

    private void carrier(String name, String settings) {
        configs.file("carriers/" + name + ".json", "{\"source\": \"pigeon\"" + settings + "}");
    }

    private void address(String name, String way, String carrier, String duration, String roof) {
        configs.file(
                "addresses/" + name + ".json",
                """
                {"message_type": "note", "send_or_receive": "%s", "carrier": "%s",
                 "duration": %s, "additional_info": {"roof": "%s"}}
                """
                        .formatted(way, carrier, duration, roof));
    }

    private void receive(String name, String carrier, String roof) {
        address(name, "receive", carrier, "\"always\"", roof);
    }

    private void send(String name, String carrier, String duration, String roof) {
        address(name, "send", carrier, duration, roof);
    }

    private String findings() {
        return configs.findings(posts.catalog())
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void twoCarriersCannotHoldTheSame() {
        carrier("a", "");
        carrier("b", ", \"loft\": \"home\"");
        receive("in", "a", "x");
        send("out", "b", "\"on_message\"", "y");

        assertThat(findings())
                .isEqualTo(
                        """
                        configs/carriers/b.json:1:12: "source": expected carrier "b" to have a connection of its own, found the loft "home", which carrier "a" has too""");
    }

    @Test
    void aParkedCarrierHoldsNothing() {
        carrier("a", "");
        carrier("b", ", \"enabled\": false");
        receive("in", "a", "x");
        send("out", "a", "\"on_message\"", "y");

        assertThat(findings()).isEmpty();
    }

    @Test
    void aCarrierIsCheckedWithItsAddresses() {
        configs.variable("RING", "hush");
        carrier("a", ", \"loft\": \"small\", \"ring\": \"${env:RING}\"");
        receive("in1", "a", "x");
        receive("in2", "a", "y");
        send("out", "a", "\"on_message\"", "z");
        var note = findings();
        receive("in3", "a", "q");

        assertThat(note)
                .isEqualTo(
                        "configs/carriers/a.json:1:47: note: \"ring\": \"***\" is on all it sends");
        assertThat(findings())
                .contains(
                        "configs/carriers/a.json:1:30: \"loft\": expected at most 2 receive"
                                + " addresses, found 3");
    }

    @Test
    void aKindThatBreaksDownIsToldAndNothingElseSuffers() {
        carrier("a", ", \"loft\": \"ruin\"");
        receive("in", "a", "x");
        send("out", "a", "\"on_message\"", "y");

        assertThat(findings())
                .isEqualTo(
                        """
                        configs/carriers/a.json:1:1: the plugin's own check of source "pigeon" broke down with java.lang.IllegalStateException; tell its author""");
    }

    @Test
    void notesThatAWaitingSourceFeedsOnlySamplers() {
        carrier("a", "");
        receive("in", "a", "x");
        send("hourly", "a", "3600", "y");
        send("now", "a", "\"as_needed\"", "z");

        assertThat(findings())
                .isEqualTo(
                        """
                        configs/addresses/in.json:1:18: note: what address "in" receives is acknowledged before it is sent: message type "note" goes only to 2 addresses (hourly, now), which pick up the newest of each id by the clock or when asked; a crash may lose it""");
    }

    @Test
    void aTakerOfEachMessageMakesTheWaitingWorthwhile() {
        carrier("a", "");
        receive("in", "a", "x");
        send("hourly", "a", "3600", "y");
        configs.file(
                "tasks/ring.json",
                "{\"source\": \"ring\", \"duration\": \"on_message\", \"message_type\": \"note\"}");

        assertThat(findings()).isEmpty();
    }

    @Test
    void aSourceThatDoesNotWaitMayBeSampled() {
        carrier("a", ", \"loft\": \"sky\"");
        receive("in", "a", "x");
        send("hourly", "a", "3600", "y");

        assertThat(findings()).isEmpty();
    }

    @Test
    void notesOneCircleForEachSendAddress() {
        carrier("a", "");
        carrier("b", ", \"loft\": \"away\"");
        receive("in1", "a", "x");
        receive("in2", "a", "x");
        send("out", "b", "\"on_message\"", "x");

        assertThat(findings())
                .isEqualTo(
                        """
                        configs/addresses/out.json:1:18: note: messages of type "note" would go round in a circle: what address "out" sends arrives at address "in1" again""");
    }

    @Test
    void aCarrierThatStandsAloneNeedsNoAddress() {
        configs.file("carriers/hut.json", "{\"source\": \"hut\"}");
        carrier("idle", "");

        assertThat(findings())
                .isEqualTo(
                        """
                        configs/carriers/idle.json:1:1: note: carrier "idle" is used by no address and no task""");
    }

    @Test
    void circlesAreLookedForWithinABoundHoweverManyAddressesThereAre() {
        carrier("a", "");
        for (int i = 0; i < 1_000; i++) {
            receive("in" + i, "a", "in" + i);
            send("out" + i, "a", "\"on_message\"", "out" + i);
        }
        configs.file(
                "addresses/other_in.json",
                """
                {"message_type": "other", "send_or_receive": "receive", "carrier": "a",
                 "duration": "always", "additional_info": {"roof": "o"}}
                """);
        configs.file(
                "addresses/other_out.json",
                """
                {"message_type": "other", "send_or_receive": "send", "carrier": "a",
                 "duration": "on_message", "additional_info": {"roof": "o"}}
                """);

        var findings = findings();

        assertThat(posts.asked.get()).isLessThanOrEqualTo(100_000);
        assertThat(findings).contains("\"other_out\" sends arrives at address \"other_in\" again");
    }

    @Test
    void checksAgainWhenOnlyACarrierChanged() {
        carrier("a", "");
        carrier("b", ", \"loft\": \"away\"");
        receive("in", "a", "x");
        send("out", "b", "\"on_message\"", "y");
        assertThatCode(() -> configs.configuration(posts.catalog())).doesNotThrowAnyException();

        carrier("b", "");
        var broken = findings();
        carrier("b", ", \"loft\": \"far\"");

        assertThat(broken).contains("found the loft \"home\"");
        assertThat(findings()).isEmpty();
    }

    @Test
    void aCarrierThatStandsAloneIsNotMonitored() {
        configs.file("carriers/hut.json", "{\"source\": \"hut\", \"monitor_connection\": true}");

        assertThat(findings())
                .isEqualTo(
                        "configs/carriers/hut.json:1:41: note: \"monitor_connection\": has no effect"
                                + " here: only a carrier over which messages go is monitored");
    }
}
