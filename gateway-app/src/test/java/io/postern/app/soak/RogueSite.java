package io.postern.app.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.ops.CommandException;
import io.postern.ops.DeadLetters.DeadLetter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A gateway with a steady address, and others whose handlers do what none should. */
final class RogueSite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final SoakSite site;

    RogueSite(Path home) throws IOException {
        site = new SoakSite(home);
        RoguePlugin.misbehaving().writeTo(site.plugins.resolve("rogue.jar"));
        site.save("carriers/field.json", "{\"source\": \"simulator\"}");
        site.save("carriers/trap.json", "{\"source\": \"simulator\"}");
        site.save(
                "carriers/journal.json",
                "{\"source\": \"log\", \"file\": \"%s\", \"rotate_size\": 0}".formatted(journal()));
        new Steady("plain", 500, true, "").save(site);
    }

    @Override
    public void close() {
        site.close();
    }

    Path journal() {
        return site.data.resolve("journal.jsonl");
    }

    /** An address whose few messages go through a handler of its own. */
    void rogue(String function, String carrier) throws IOException {
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

    List<String> dead(String address) {
        try {
            return site.operations().deadLetters().before(Long.MAX_VALUE, 100).stream()
                    .filter(letter -> letter.address().equals(address))
                    .map(DeadLetter::reason)
                    .toList();
        } catch (CommandException e) {
            throw new AssertionError(e);
        }
    }

    void awaitCount(String address, String what, long count) {
        await().atMost(PATIENCE).until(() -> site.count(address, what) >= count);
    }

    void assertThatPlainLostNothing() throws IOException {
        long now = site.count("plain_out", "acknowledged");
        awaitCount("plain_out", "acknowledged", now + 100);
        site.end();
        assertThat(LogLedger.read(journal()).firstFault("plain_out")).isEmpty();
    }
}
