package io.postern.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What hangs on a message, what of it is open, and how much of it there may be. */
class ChainTest {

    private final OpenChains openChains = new OpenChains();
    private final List<String> confirmed = new ArrayList<>();

    @Test
    void confirmsOnceWhenTheLastPartIsSafe() {
        var chain = Chain.waiting(openChains, () -> confirmed.add("safe"));
        chain.hold();
        chain.hold();

        chain.release();
        chain.release();
        assertThat(confirmed).isEmpty();
        assertThat(openChains.open()).isEqualTo(1);
        chain.release();

        assertThat(confirmed).containsExactly("safe");
        assertThat(openChains.open()).isZero();
    }

    @Test
    void aConfirmationThatFailsEndsTheFlightAllTheSame() {
        var chain =
                Chain.waiting(
                        openChains,
                        () -> {
                            throw new IllegalStateException("gone");
                        });

        assertThatThrownBy(chain::release).hasMessage("gone");

        assertThat(openChains.open()).isZero();
    }

    @Test
    void aSourceThatCannotWaitHasABudgetThatComesBack() {
        var budget = new Budget(1_000, 0);

        assertThat(budget.take(600)).isTrue();
        assertThat(budget.take(600)).isFalse();
        Chain.budgeted(openChains, budget, 600).release();

        assertThat(budget.used()).isZero();
        assertThat(budget.take(600)).isTrue();
    }

    @Test
    void whatDoesNotFitTakesNoRoom() {
        var budget = new Budget(1_000, 0);

        budget.take(2_000);

        assertThat(budget.used()).isZero();
        assertThat(budget.take(700)).isTrue();
    }

    @Test
    void theEndWaitsForTheLastFlight() {
        var chain = Chain.waiting(openChains, () -> {});
        var landing = new Thread(chain::release);

        landing.start();

        assertThat(openChains.none()).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void theEndIsNotThereWhileOneIsOnItsWay() {
        Chain.waiting(openChains, () -> {});

        assertThat(openChains.none()).isNotDone();
    }
}
