package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.Acknowledgement;
import io.postern.api.link.Outcome;
import io.postern.testing.HeardLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says of messages that are lost, or wait for long. */
class TroubleLogTest {

    private static final String MEGABYTE = "x".repeat(1_000_000);

    private final HeardLog log = new HeardLog("io.postern.Gateway");
    private final Rig rig = LoggingRig.make();

    @AfterEach
    void end() {
        log.close();
    }

    private void run(Trigger sending) {
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("away")
                        .receive("soil", "soil", "in")
                        .send("to_away", "soil", "away", sending));
        await().until(() -> rig.links.containsAll(List.of("in up", "away up")));
    }

    private void runAway() {
        run(Trigger.ON_MESSAGE);
        rig.hand("away").window = 0;
    }

    private void arrive(int count) {
        for (int n = 0; n < count; n++) {
            rig.hand("in").arrive(n + MEGABYTE, Acknowledgement.NONE);
        }
    }

    @Test
    void theFirstDropIsSaidOnceWithNameCauseAndRemedy() {
        runAway();
        arrive(30);

        assertThat(log.lines())
                .containsExactly(
                        "to_away: dropped, counted overrun: what waits fills its share of memory,"
                                + " and its source cannot wait; `postern status` shows which link"
                                + " is down, which handler or device is slow (over MQTT, sources"
                                + " of QoS 1 wait)");
    }

    @Test
    void itIsSaidAgainOnceItHadCleared() {
        runAway();
        arrive(30);
        rig.time.advance(Duration.ofMinutes(1));
        rig.time.advance(Duration.ofMinutes(1));
        log.clear();

        arrive(1);

        assertThat(log.lines()).hasSize(1).first().asString().startsWith("to_away: dropped");
    }

    @Test
    void thatTheOtherEndTakesNothingIsSaidOnceAndThatItTakesMessagesAgain() {
        run(Trigger.ON_MESSAGE);
        var away = rig.hand("away");
        away.window = 1;
        rig.hand("in").arrive("{}");
        for (int attempt = 0; attempt < 4; attempt++) {
            int sent = attempt + 1;
            await().until(() -> away.sent.size() == sent);
            away.sent.get(attempt).receipt().settle(new Outcome.Later("a quota is used up"));
            rig.time.advance(Duration.ofSeconds(8));
        }
        await().until(() -> away.sent.size() == 5);
        away.deliver(4);

        assertThat(log.lines())
                .containsExactly(
                        "address to_away: the other end took no message for now, and is asked"
                                + " again and again: a quota is used up",
                        "address to_away: the other end takes messages again, after 32 s");
    }

    @Test
    void thatSensorsWithoutAnIdAreOneIsSaid() {
        run(Trigger.every(Duration.ofSeconds(10)));

        rig.hand("in").arrive("{\"mac\":\"m1\"}");
        rig.hand("in").arrive("{\"mac\":\"m2\"}");

        assertThat(log.lines())
                .containsExactly(
                        "soil: a message of type \"soil\" has no field \"id\" to say whose it is:"
                                + " all such count as one sensor's, \"default\", of which a sender by"
                                + " the clock sends only the newest; name the right field with"
                                + " \"id_field\", or the level of the topic with \"id_level\", in the"
                                + " receive address (the field also in messages/soil.json)");
    }
}
