package io.postern.app.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.ops.DeadLetters.DeadLetter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers of a real jar that do what none should cost their own messages and say so. */
class RogueHandlerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path home;
    private SoakSite site;

    @BeforeEach
    void furnish() throws IOException {
        site = new SoakSite(home);
        RoguePlugin.misbehaving().writeTo(site.plugins.resolve("rogue.jar"));
        site.save("carriers/field.json", "{\"source\": \"simulator\"}");
        site.save("carriers/trap.json", "{\"source\": \"simulator\"}");
        site.save(
                "carriers/journal.json",
                "{\"source\": \"log\", \"file\": \"%s\", \"rotate_size\": 0}".formatted(journal()));
        new Steady("plain", 500, true, "").save(site);
    }

    @AfterEach
    void end() {
        site.close();
    }

    private Path journal() {
        return site.data.resolve("journal.jsonl");
    }

    /** An address whose few messages go through a handler of its own. */
    private void rogue(String function, String carrier) throws IOException {
        var source = function.equals("blocks") ? "slow_rogue" : "rogue";
        site.save("handlers/" + function + ".json", "{\"source\": \"" + source + "\"}");
        site.save(
                "addresses/" + function + ".json",
                """
                {"message_type": "%1$s", "send_or_receive": "receive", "carrier": "%2$s",
                 "handler": "%1$s", "handler_function": "%1$s", "duration": "always",
                 "additional_info": {"rate": 100, "count": %3$d}}
                """
                        .formatted(function, carrier, function.equals("flood") ? 1 : 3));
        site.save(
                "addresses/" + function + "_out.json",
                """
                {"message_type": "%s", "send_or_receive": "send", "carrier": "journal",
                 "duration": "on_message"}
                """
                        .formatted(function));
    }

    private List<String> dead(String address) {
        return site.operations().deadLetters().newest(100).stream()
                .filter(letter -> letter.address().equals(address))
                .map(DeadLetter::reason)
                .toList();
    }

    private void awaitCount(String address, String what, long count) {
        await().atMost(PATIENCE).until(() -> site.count(address, what) >= count);
    }

    private void assertThatPlainLostNothing() throws IOException {
        long now = site.count("plain_out", "acknowledged");
        awaitCount("plain_out", "acknowledged", now + 100);
        site.end();
        assertThat(LogLedger.read(journal()).firstFault("plain_out")).isEmpty();
    }

    @Test
    void whatThrowsCostsItsMessagesAndIsNamed() throws Exception {
        rogue("throws", "field");
        rogue("fails", "field");
        rogue("null", "field");

        site.start();

        awaitCount("throws", "dead", 3);
        awaitCount("fails", "dead", 3);
        awaitCount("null", "dead", 3);
        var thrown = "handler throws, function throws: IllegalStateException: no such sensor";
        var failed = "handler fails, function fails: AssertionError: cannot happen";
        var none =
                "handler null, function null: returned null; an empty list means nothing to post";
        assertThat(dead("throws")).hasSize(3).containsOnly(thrown);
        assertThat(dead("fails")).hasSize(3).containsOnly(failed);
        assertThat(dead("null")).hasSize(3).containsOnly(none);
        assertThat(site.log.containing("dead letter"))
                .containsExactlyInAnyOrder(
                        "WARN address throws: dead letter: " + thrown,
                        "WARN address fails: dead letter: " + failed,
                        "WARN address null: dead letter: " + none);
        assertThatPlainLostNothing();
    }

    @Test
    void aHundredThousandMessagesGoOutInTheirOrder() throws Exception {
        rogue("flood", "field");

        site.start();

        awaitCount("flood_out", "acknowledged", 100_000);
        assertThatPlainLostNothing();
        var flood = LogLedger.read(journal());
        assertThat(flood.firstFault("flood_out")).isEmpty();
        assertThat(flood.numbers("flood_out")).hasSize(100_000);
    }

    @Test
    void whatBlocksOnALaneHoldsBackItsOwnAddressOnly() throws Exception {
        rogue("blocks", "field");

        site.start();

        awaitCount("blocks", "in", 3);
        awaitCount("plain_out", "acknowledged", 1_000);
        assertThat(site.count("blocks", "handled")).isZero();
        assertThat(dead("blocks")).isEmpty();
        assertThatPlainLostNothing();
    }

    @Test
    void whatBlocksAndSaysItDoesNotIsGivenUpAndItsCarrierGoesOn() throws Exception {
        rogue("lies", "trap");

        site.start();

        var named = site.log.awaitLine("says it does not block");
        assertThat(named)
                .startsWith(
                        "WARN handler lies, function lies says it does not block, but has not"
                                + " returned for 1 s; it is at ");
        assertThat(site.log.awaitLine("its thread is given up"))
                .isEqualTo(
                        "ERROR handler lies, function lies has not returned for 10 s: its thread is"
                                + " given up, every carrier that waits for it is started anew, and the"
                                + " handler runs on its lane from now on");
        awaitCount("lies_out", "acknowledged", 3);
        assertThatPlainLostNothing();
    }
}
