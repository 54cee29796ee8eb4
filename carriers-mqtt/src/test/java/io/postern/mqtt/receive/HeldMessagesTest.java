package io.postern.mqtt.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.carrier.Acknowledgement;
import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.WireMessages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldMessagesTest {

    private final HeldMessages held = new HeldMessages();
    private final List<String> confirmed = new ArrayList<>();
    private int numbers;

    @Test
    void handsOverWhatIsNew() {
        held.connected(false);

        var how = held.take(message("a"));

        assertThat(how).isPresent();
        how.orElseThrow().confirm();
        assertThat(confirmed).containsExactly("a");
        assertThat(held.count()).isZero();
    }

    @Test
    void confirmsOnceOnly() {
        held.connected(false);
        var how = take("a");

        how.confirm();
        how.confirm();

        assertThat(confirmed).containsExactly("a");
    }

    @Test
    void givesTheHeldOneTheNewAcknowledgement() {
        held.connected(false);
        var first = take("a");
        held.lost();
        held.connected(true);

        assertThat(held.take(again(1, "a", "a again"))).isEmpty();
        first.confirm();

        assertThat(confirmed).containsExactly("a again");
        assertThat(held.count()).isZero();
    }

    @Test
    void confirmsAtOnceWhatBecameSafeMeanwhile() {
        held.connected(false);
        var first = take("a");
        held.lost();
        first.confirm();
        assertThat(confirmed).isEmpty();
        held.connected(true);

        assertThat(held.take(again(1, "a", "a again"))).isEmpty();

        assertThat(confirmed).containsExactly("a again");
        assertThat(held.count()).isZero();
    }

    @Test
    void forgetsThoseThatTheBrokerDoesNotSendAgain() {
        held.connected(false);
        take("a");
        take("b");
        var last = take("c");
        held.connected(true);

        assertThat(held.take(again(3, "c", "c again"))).isEmpty();
        take("d");

        assertThat(held.count()).isEqualTo(2);
        last.confirm();
        assertThat(confirmed).containsExactly("c again");
    }

    @Test
    void expectsNothingMoreAfterSomethingNew() {
        held.connected(false);
        take("a");
        take("b");
        held.connected(true);

        assertThat(held.take(message("new"))).isPresent();
        assertThat(held.take(again(1, "a"))).isPresent();

        assertThat(held.count()).isEqualTo(2);
    }

    @Test
    void forgetsAllWhereTheSessionIsGone() {
        held.connected(false);
        var old = take("a");
        held.connected(false);

        assertThat(held.take(again(1, "a", "a anew"))).isPresent();
        old.confirm();

        assertThat(confirmed).isEmpty();
        assertThat(held.count()).isEqualTo(1);
    }

    @Test
    void tellsEqualOnesApartByTheirOrder() {
        held.connected(false);
        var first = take("a");
        var second = take("a");
        held.connected(true);
        held.take(again(1, "a", "first again"));
        held.take(again(2, "a", "second again"));

        second.confirm();
        first.confirm();

        assertThat(confirmed).containsExactly("first again", "second again");
    }

    @Test
    void acknowledgesInTheOrderTheyCame() {
        held.connected(false);
        var first = take("a");
        var second = take("b");
        var third = take("c");

        second.confirm();
        assertThat(confirmed).isEmpty();
        first.confirm();
        assertThat(confirmed).containsExactly("a", "b");
        third.confirm();

        assertThat(confirmed).containsExactly("a", "b", "c");
        assertThat(held.count()).isZero();
    }

    /** On the wire the first one holds back the acknowledgement of the second. */
    @Test
    void doesNotRepeatWhatIsSafeBehindOneThatIsNot() {
        held.connected(false);
        var first = take("a");
        take("b").confirm();
        held.lost();
        held.connected(true);

        assertThat(held.take(again(1, "a", "a again"))).isEmpty();
        assertThat(held.take(again(2, "b", "b again"))).isEmpty();
        first.confirm();

        assertThat(confirmed).containsExactly("a again", "b again");
    }

    @Test
    void keepsTheirOrderOverAConnectionThatBroughtOnlySomeAgain() {
        held.connected(false);
        take("a");
        take("b");
        var last = take("c");
        held.connected(true);
        held.take(again(1, "a"));
        held.connected(true);

        assertThat(held.take(again(1, "a"))).isEmpty();
        assertThat(held.take(again(2, "b"))).isEmpty();
        assertThat(held.take(again(3, "c"))).isEmpty();
        last.confirm();

        assertThat(held.count()).isEqualTo(3);
    }

    @Test
    void growsNotHoweverOftenTheLinkFlaps() {
        held.connected(false);
        var how = take("a");
        for (int round = 0; round < 1_000; round++) {
            held.lost();
            held.connected(true);
            if (round % 2 == 0) {
                assertThat(held.take(again(1, "a", "round " + round))).isEmpty();
            }
        }
        how.confirm();
        assertThat(held.count()).isEqualTo(1);
        held.connected(true);
        held.take(again(1, "a", "last"));

        assertThat(confirmed).containsExactly("last");
        assertThat(held.count()).isZero();
    }

    /** The acknowledgement of the first was lost with the link: that one goes out twice. */
    @Test
    void joinsThoseBehindOneThatWasAcknowledged() {
        held.connected(false);
        take("a").confirm();
        take("b");
        take("c");
        held.connected(true);

        assertThat(held.take(again(1, "a"))).isPresent();
        assertThat(held.take(again(2, "b"))).isEmpty();
        assertThat(held.take(again(3, "c"))).isEmpty();
    }

    @Test
    void handsOverANewOneThatEqualsOneItHolds() {
        held.connected(false);
        take("a");
        held.connected(true);

        assertThat(held.take(message("a", 1, false, "new"))).isPresent();
    }

    /** It was sent before, but got lost with the link. */
    @Test
    void handsOverARepeatOfWhatItNeverSaw() {
        held.connected(false);
        take("a");
        held.connected(true);

        assertThat(held.take(again(2, "a"))).isPresent();
        assertThat(held.take(again(1, "a"))).isEmpty();
    }

    @Test
    void doesNotTakeForTheSameWhatDiffersInAnything() {
        held.connected(false);
        take("a");
        held.connected(true);

        assertThat(held.take(again(1, "b"))).isPresent();
    }

    private Acknowledgement take(String payload) {
        return held.take(message(payload)).orElseThrow();
    }

    /** For the first time, under the next number. */
    private IncomingPublish message(String payload) {
        return message(payload, ++numbers, false, payload);
    }

    private IncomingPublish again(int number, String payload) {
        return again(number, payload, payload);
    }

    private IncomingPublish again(int number, String payload, String name) {
        return message(payload, number, true, name);
    }

    private IncomingPublish message(String payload, int number, boolean again, String name) {
        return WireMessages.message(
                "topic", bytes(payload), number, again, () -> confirmed.add(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
