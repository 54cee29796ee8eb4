package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.link.Outcome;
import io.postern.config.plan.QueueLimits.WhenFull;
import io.postern.dead.KeptDeadLetters;
import io.postern.ops.CommandException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dead letter that is to go behind what waits finds no room there. */
class ResendingWhereItIsFullTest extends TightQueue {

    private static final String NO_ROOM =
            "dead resend: 0 are on their way again, 1 cannot be sent again; the first, number 1:"
                    + " there is no room on disk behind what waits for \"up\"";

    private KeptDeadLetters kept;

    @BeforeEach
    void keep() {
        kept = new KeptDeadLetters(rig.deadLetters, rig.poster, rig.running, rig.machine);
    }

    /** The far end refuses the first; five more come, and so many wait on disk. */
    private void fill(WhenFull whenFull, int rows) {
        change(five(whenFull));
        arrive(0, 1);
        awaitSent(letters(0, 1));
        out().sent.get(0).receipt().settle(new Outcome.Refused("not allowed"));
        await().until(() -> rig.dead().equals(List.of("up: not allowed")));
        lose();
        arrive(1, 6);
        awaitOnDisk(rows);
    }

    private long resend() throws CommandException {
        return kept.resend(any -> true);
    }

    @Test
    void itStaysWhereWhatWaitsMayStay() {
        fill(WhenFull.BLOCK, 5);

        assertStays(letters(1, 6));

        assertThat(dropped()).isEmpty();
    }

    @Test
    void itStaysWhereTheOldestGo() {
        fill(WhenFull.DROP_OLDEST, 4);

        assertStays(letters(2, 6));

        assertThat(dropped()).isEqualTo(Map.of("queue_full", 1L));
    }

    private void assertStays(List<String> waiting) {
        assertThatThrownBy(this::resend).isInstanceOf(CommandException.class).hasMessage(NO_ROOM);
        passTime();

        assertThat(rig.dead()).containsExactly("up: not allowed");
        comeBack();
        awaitSent(Stream.concat(letters(0, 1).stream(), waiting.stream()).toList());
    }

    @Test
    void itGoesOnceThereIsRoom() throws CommandException {
        fill(WhenFull.BLOCK, 5);
        assertThatThrownBy(this::resend).hasMessage(NO_ROOM);
        comeBack();
        awaitOnDisk(0);

        assertThat(resend()).isEqualTo(1);

        awaitSent(Stream.concat(letters(0, 6).stream(), letters(0, 1).stream()).toList());
        assertThat(rig.dead()).isEmpty();
    }
}
