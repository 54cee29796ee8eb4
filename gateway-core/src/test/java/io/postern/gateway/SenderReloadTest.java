package io.postern.gateway;

import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Send addresses whose file changes. */
class SenderReloadTest {

    private final Rig rig = new Rig();

    private void run(Plans plans) {
        rig.run(plans);
        await().until(() -> rig.links.contains("in up"));
    }

    @Test
    void aNumericSenderOfAnotherTypePicksUpThatType() {
        var every = Trigger.every(Duration.ofSeconds(10));
        var plans = new Plans().carrier("in").carrier("out").receive("air", "air", "in");
        run(plans.send("to_out", "soil", "out", every));
        rig.run(plans.send("to_out", "air", "out", every));
        rig.hand("in").arrive("{\"n\":0}");

        rig.time.advance(Duration.ofSeconds(10));

        await().until(() -> rig.hand("out").sent.size() == 1);
    }
}
