package io.postern.mqtt.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final List<String> inside = new ArrayList<>();
    private final Turnstile turnstile = new Turnstile(2);

    @Test
    void letsTheOthersInAsSomebodyLeaves() {
        enter("a", "b", "c", "d");
        assertThat(inside).containsExactly("a", "b");

        turnstile.leave();
        assertThat(inside).containsExactly("a", "b", "c");

        turnstile.leave();
        turnstile.leave();
        enter("e", "f");
        assertThat(inside).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void forgetsWhoWaits() {
        enter("a", "b", "c");

        turnstile.clear();
        turnstile.leave();

        assertThat(inside).containsExactly("a", "b");
    }

    private void enter(String... names) {
        for (var name : names) {
            turnstile.enter(() -> inside.add(name));
        }
    }
}
