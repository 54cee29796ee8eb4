package io.postern.app.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers of a real jar that do not return cost nobody else anything. */
class StuckHandlerTest {

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
    void whatBlocksOnALaneHoldsBackItsOwnAddressOnly() throws Exception {
        rogues.rogue("blocks", "field");

        site.start();

        rogues.awaitCount("blocks", "in", 3);
        rogues.awaitCount("plain_out", "acknowledged", 1_000);
        assertThat(site.count("blocks", "handled")).isZero();
        assertThat(rogues.dead("blocks")).isEmpty();
        rogues.assertThatPlainLostNothing();
    }

    @Test
    void whatBlocksAndSaysItDoesNotIsGivenUpAndItsCarrierGoesOn() throws Exception {
        rogues.rogue("lies", "trap");

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
        rogues.awaitCount("lies_out", "acknowledged", 3);
        rogues.assertThatPlainLostNothing();
    }
}
