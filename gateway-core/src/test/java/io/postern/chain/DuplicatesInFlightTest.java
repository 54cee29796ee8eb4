package io.postern.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.carrier.Arrival;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of the same uid that are on their way at once. */
class DuplicatesInFlightTest {

    private static final Arrival ARRIVAL = Arrival.of(new byte[] {1}, "field/1");

    private final OpenChains openChains = new OpenChains();
    private final DuplicatesInFlight copies = openChains.copies();
    private final List<String> confirmed = new ArrayList<>();
    private final List<Chain> parts = new ArrayList<>();

    /** An arrival for some addresses; what is taken stays on its way until the test releases it. */
    private List<String> arrive(String name, String uid, String... addresses) {
        return arrive(ARRIVAL, name, uid, addresses);
    }

    private List<String> arrive(Arrival arrival, String name, String uid, String... addresses) {
        var chain = Chain.waiting(openChains, () -> confirmed.add(name));
        var taken = new ArrayList<String>();
        for (var address : addresses) {
            if (copies.take(address, uid, arrival, chain, this::fly)) {
                taken.add(address);
            }
        }
        chain.release();
        return taken;
    }

    private void fly(Chain part) {
        part.hold();
        parts.add(part);
    }

    @Test
    void aCopyJoinsAndIsConfirmedWithTheFirst() {
        assertThat(arrive("first", "u", "a")).containsExactly("a");
        assertThat(arrive("copy", "u", "a")).isEmpty();
        assertThat(arrive("another copy", "u", "a")).isEmpty();
        assertThat(confirmed).isEmpty();
        assertThat(openChains.open()).isEqualTo(3);

        parts.get(0).release();

        assertThat(confirmed).containsExactly("first", "copy", "another copy");
        assertThat(openChains.open()).isZero();
        assertThat(copies.size()).isZero();
    }

    @Test
    void whatIsSafeIsForgotten() {
        arrive("first", "u", "a");
        parts.get(0).release();

        assertThat(arrive("later", "u", "a")).containsExactly("a");
    }

    @Test
    void whatIsSafeAtOnceNeedsNothingMore() {
        var chain = Chain.waiting(openChains, () -> confirmed.add("first"));

        copies.take("a", "u", ARRIVAL, chain, part -> {});
        chain.release();

        assertThat(confirmed).containsExactly("first");
        assertThat(copies.size()).isZero();
    }

    @Test
    void anotherUidOrAddressIsAnotherMessage() {
        arrive("first", "u", "a");

        assertThat(arrive("other uid", "v", "a")).containsExactly("a");
        assertThat(arrive("other address", "u", "b")).containsExactly("b");
    }

    @Test
    void whatDiffersInPlaceOrContentIsAnotherMessage() {
        arrive("first", "u", "a");
        var elsewhere = Arrival.of(new byte[] {1}, "field/2");
        var different = Arrival.of(new byte[] {2}, "field/1");
        var made = Arrival.of(JsonObject.EMPTY.with("n", Json.of("x")), "field/1");
        var same = Arrival.of(new byte[] {1}, "field/1");

        assertThat(arrive(elsewhere, "place", "u", "a")).containsExactly("a");
        assertThat(arrive(different, "bytes", "u", "a")).containsExactly("a");
        assertThat(arrive(made, "content", "u", "a")).containsExactly("a");
        assertThat(arrive(same, "copy", "u", "a")).isEmpty();
        assertThat(arrive(made, "copy of content", "u", "a")).isEmpty();
    }

    @Test
    void anArrivalForSeveralAddressesJoinsWhereItIsACopyAndIsConfirmedWhenAllAreSafe() {
        arrive("first", "u", "a", "b");
        parts.get(0).release();

        assertThat(arrive("second", "u", "a", "b", "c")).containsExactly("a", "c");
        assertThat(confirmed).isEmpty();
        parts.get(1).release();
        assertThat(confirmed).containsExactly("first");
        parts.get(2).release();
        parts.get(3).release();

        assertThat(confirmed).containsExactly("first", "second");
    }

    @Test
    void aFaultWhileItIsTakenLeavesNothingBehind() {
        var chain = Chain.waiting(openChains, () -> confirmed.add("first"));

        assertThatThrownBy(
                        () ->
                                copies.take(
                                        "a",
                                        "u",
                                        ARRIVAL,
                                        chain,
                                        part -> {
                                            throw new IllegalStateException("broken");
                                        }))
                .hasMessage("broken");
        chain.release();

        assertThat(copies.size()).isZero();
        assertThat(confirmed).containsExactly("first");
    }

    @Test
    void aConfirmationThatFailsDoesNotTakeTheOthersAway() {
        var failing =
                Chain.waiting(
                        openChains,
                        () -> {
                            throw new IllegalStateException("gone");
                        });
        copies.take("a", "u", ARRIVAL, failing, this::fly);
        failing.release();
        arrive("copy", "u", "a");

        var failures = new ArrayList<String>();
        var thread = new Thread(parts.get(0)::release);
        thread.setUncaughtExceptionHandler((where, why) -> failures.add(why.getMessage()));
        thread.start();
        await().until(() -> !thread.isAlive());

        assertThat(failures).containsExactly("gone");
        assertThat(confirmed).containsExactly("copy");
        assertThat(openChains.open()).isZero();
    }

    @Test
    void whatIsGivenUpIsTakenAgainAndBothEnd() {
        arrive("stuck", "u", "a");
        arrive("elsewhere", "u", "b");

        copies.forget("a");
        assertThat(arrive("again", "u", "a")).containsExactly("a");
        assertThat(arrive("copy", "u", "b")).isEmpty();
        parts.get(0).release();
        assertThat(confirmed).containsExactly("stuck");
        assertThat(arrive("copy of again", "u", "a")).isEmpty();
        parts.get(2).release();

        assertThat(confirmed).containsExactly("stuck", "again", "copy of again");
    }

    @Test
    void afterTheEndNothingIsConfirmed() {
        arrive("first", "u", "a");
        arrive("copy", "u", "a");

        openChains.leave();
        parts.get(0).release();

        assertThat(confirmed).isEmpty();
        assertThat(openChains.open()).isZero();
    }
}
