package io.postern.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final int KB = 1024;

    private final Budget whole = new Budget(10_000, 0);

    @Test
    void aPartTakesNoMoreThanItsShare() {
        var part = whole.part(4_000);

        assertThat(part.take(KB)).isTrue();
        assertThat(part.take(KB)).isTrue();
        assertThat(part.take(KB)).isTrue();
        assertThat(part.take(KB)).isFalse();
        assertThat(whole.take(KB)).isTrue();
    }

    @Test
    void aPartTakesNothingWhereTheWholeIsFull() {
        var part = whole.part(9_000);
        whole.take(9_000);

        assertThat(part.take(KB)).isFalse();
        assertThat(part.used()).isZero();
    }

    @Test
    void whatIsFreedInAPartIsFreeInTheWhole() {
        var part = whole.part(4_000);
        part.take(KB);

        part.free(KB);

        assertThat(part.used()).isZero();
        assertThat(whole.used()).isZero();
    }

    @Test
    void aPartThatFillsUpLeavesRoomToTheOthers() {
        var shared = new Budget(8_000, 7);
        var greedy = shared.part(9_000);
        var late = shared.part(9_000);
        while (greedy.take(10)) {
            // until it is full
        }

        assertThat(greedy.used()).isBetween(900L, 1_000L);
        assertThat(late.take(800)).isTrue();
    }

    @Test
    void anEmptyPartTakesOneThingLargerThanItsShare() {
        var shared = new Budget(8_000, 7);
        var part = shared.part(9_000);

        assertThat(part.take(4_000)).isTrue();
        assertThat(part.take(1)).isFalse();
        assertThat(shared.part(9_000).take(4_001)).isFalse();
    }
}
