package io.postern.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.gateway.object.UnsentMessages;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnsentTextTest {

    private static String text(long open, Map<String, Long> waiting, Map<String, Long> later) {
        return UnsentText.of(
                new UnsentMessages(open, new TreeMap<>(waiting), new TreeMap<>(later)));
    }

    @Test
    void saysThatNothingIsLeftUnsent() {
        assertThat(UnsentText.of(UnsentMessages.NONE)).isEqualTo("nothing is left unsent");
    }

    @Test
    void saysWhatIsLeftUnsent() {
        assertThat(text(2, Map.of("to_out", 2L), Map.of("hourly", 3L)))
                .isEqualTo(
                        "2 messages are not safe yet (to_out 2): what came by MQTT with QoS 1 or 2"
                                + " comes again from its broker, the rest is lost; the newest values"
                                + " that wait for their time are lost (hourly 3)");
    }

    @Test
    void namesNoAddressWhereNothingWaitsAtOne() {
        assertThat(text(1, Map.of(), Map.of()))
                .isEqualTo(
                        "1 message is not safe yet: what came by MQTT with QoS 1 or 2 comes again"
                                + " from its broker, the rest is lost");
    }
}
