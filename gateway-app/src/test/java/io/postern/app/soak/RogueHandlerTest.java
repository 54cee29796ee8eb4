package io.postern.app.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers of a real jar that do what none should cost their own messages and say so. */
class RogueHandlerTest {

    @TempDir private Path home;
    private RogueSite rogues;
    private SoakSite site;

    @BeforeEach
    void furnish() throws IOException {
        rogues = new RogueSite(home);
        site = rogues.site;
    }

    @AfterEach
    void end() {
        rogues.close();
    }

    @Test
    void whatThrowsCostsItsMessagesAndIsNamed() throws Exception {
        rogues.rogue("throws", "field");
        rogues.rogue("fails", "field");
        rogues.rogue("null", "field");

        site.start();

        rogues.awaitCount("throws", "dead", 3);
        rogues.awaitCount("fails", "dead", 3);
        rogues.awaitCount("null", "dead", 3);
        var thrown = "handler throws, function throws: IllegalStateException: no such sensor";
        var failed = "handler fails, function fails: AssertionError: cannot happen";
        var none =
                "handler null, function null: returned null; an empty list means nothing to post";
        assertThat(rogues.dead("throws")).hasSize(3).containsOnly(thrown);
        assertThat(rogues.dead("fails")).hasSize(3).containsOnly(failed);
        assertThat(rogues.dead("null")).hasSize(3).containsOnly(none);
        assertThat(site.log.containing("dead letter"))
                .containsExactlyInAnyOrder(
                        "WARN address throws: dead letter: " + thrown,
                        "WARN address fails: dead letter: " + failed,
                        "WARN address null: dead letter: " + none);
        rogues.assertThatPlainLostNothing();
    }

    @Test
    void aHundredThousandMessagesGoOutInTheirOrder() throws Exception {
        rogues.rogue("flood", "field");

        site.start();

        rogues.awaitCount("flood_out", "acknowledged", 100_000);
        rogues.assertThatPlainLostNothing();
        var flood = LogLedger.read(rogues.journal());
        assertThat(flood.firstFault("flood_out")).isEmpty();
        assertThat(flood.numbers("flood_out")).hasSize(100_000);
    }
}
