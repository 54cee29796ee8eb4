package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.carrier.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Senders that send by the clock. */
class SamplingTest {

    private static final Trigger EVERY = new Trigger.Every(Duration.ofSeconds(10));

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    private Plans sending(String type) {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .receive("from_in", type, "in")
                .send("to_out", type, "out", EVERY);
    }

    @Test
    void aSenderWhoseTypeChangedPicksUpTheNewType() {
        rig.run(sending("soil"));
        await().until(() -> rig.links.contains("out up") && rig.links.contains("in up"));
        rig.hand("out").answersAtOnce = true;
        rig.hand("in").arrive("{\"id\":\"a\"}");
        rig.time.advance(Duration.ofSeconds(10));
        await().until(() -> rig.hand("out").sent.size() == 1);

        rig.run(sending("air"));
        rig.hand("in").arrive("{\"id\":\"b\"}");
        rig.time.advance(Duration.ofSeconds(10));

        await().until(() -> rig.hand("out").sent.size() == 2);
        assertThat(rig.hand("out").texts())
                .containsExactly("to_out {\"id\":\"a\"}", "to_out {\"id\":\"b\"}");
    }
}
