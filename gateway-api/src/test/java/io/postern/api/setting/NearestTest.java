package io.postern.api.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final Set<String> KNOWN =
            Set.of("id", "name", "duration", "handler_function", "send_or_receive", "mqtt_port");

    @ParameterizedTest
    @CsvSource({
        "duraton, duration",
        "durration, duration",
        "druation, duration",
        "Duration, duration",
        "handlerFunction, handler_function",
        "handler-functoin, handler_function",
        "nmae, name",
        "sendorrecieve, send_or_receive",
        "mqtt_prot, mqtt_port",
        "ID, id"
    })
    void slipsOfThePenAreRecognised(String word, String meant) {
        assertThat(Nearest.nearest(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"x", "ip", "nope", "handler", "function", "period", "''", "$%&"})
    void somethingElseIsNotTakenForASlip(String word) {
        assertThat(Nearest.nearest(word, KNOWN)).isEmpty();
    }

    @Test
    void theNearestWinsAndOfEquallyNearOnesTheFirstByName() {
        assertThat(Nearest.nearest("cloud_3", List.of("clouds", "cloud_2", "cloud_1")))
                .contains("cloud_1");
        assertThat(Nearest.nearest("cloud_2", List.of("cloud_1", "cloud_2"))).contains("cloud_2");
    }

    @Test
    void aHintEndsAMessage() {
        assertThat(Nearest.hint("duraton", KNOWN)).isEqualTo("; did you mean \"duration\"?");
        assertThat(Nearest.hint("colour", KNOWN)).isEmpty();
        assertThat(Nearest.hint("colour", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0",
        "abc, acb, 1",
        "abc, ab, 1",
        "abc, abcd, 1",
        "abc, xbc, 1",
        "ca, abc, 3",
        "'', abc, 3",
        "abcdef, badcfe, 3"
    })
    void lettersChangedAddedLeftOutAndSwappedCountOne(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b, 9)).isEqualTo(distance);
        assertThat(Nearest.distance(b, a, 9)).isEqualTo(distance);
    }
}
