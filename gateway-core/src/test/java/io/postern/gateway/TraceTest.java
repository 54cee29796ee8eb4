package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Origin;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.MessagePlan;
import io.postern.message.Message;
import io.postern.message.Trace;
import io.postern.message.Trail;
import io.postern.office.Tap;
import io.postern.testing.HeardLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message can be followed through the gateway at trace. */
class TraceTest {

    private final HeardLog log = new HeardLog("io.postern.Messages");
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        log.close();
        rig.close();
    }

    private void run() {
        rig.with(
                CodeHandler.of(
                        "code",
                        batch ->
                                batch.each(
                                        message ->
                                                message.with(message.content().without("bad")))));
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("code")
                        .receive("soil_in", "soil", "in", new HandlerUse("code", "inline"))
                        .send("to_out", "soil", "out"));
        await().until(() -> rig.links.contains("out up") && rig.links.contains("in up"));
        rig.hand("out").answersAtOnce = true;
    }

    @Test
    void eachStageIsALine() {
        log.level(Level.TRACE);
        run();

        rig.hand("in").arriveAs("u1", "{\"n\":1}", "soil_in");
        rig.hand("in").arriveAs("u2", "{\"n\":", "soil_in");

        assertThat(log.lines())
                .containsExactly(
                        "u1 soil_in: in from \"topic/of/7\", 7 bytes: {\"n\":1}",
                        "u1 soil_in: handled, messages made: 1",
                        "u1.0 soil_in: posted: soil",
                        "u1.0 to_out: sent: to_out",
                        "u1.0 to_out: acknowledged",
                        "u2 soil_in: in from \"topic/of/5\", 5 bytes: {\"n\":",
                        "u2 soil_in: dead: handler code, function inline: JSON: expected a JSON value, found"
                                + " the end at line 1, column 6");
    }

    @Test
    void whatWaitsAndComesBackIsALine() {
        log.level(Level.TRACE);
        run();
        rig.hand("out").answersAtOnce = false;
        rig.hand("out").window = 1;

        rig.hand("in").arriveAs("u1", "{\"n\":1}", "soil_in");
        rig.hand("in").arriveAs("u2", "{\"n\":2}", "soil_in");
        rig.hand("in").arriveAs("u2", "{\"n\":2}", "soil_in");
        rig.hand("out").lose("the cable");

        rig.hand("out").answersAtOnce = true;
        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(1));
                            return log.lines().contains("u2.0 to_out: acknowledged");
                        });
        assertThat(log.lines())
                .containsSubsequence(
                        "u1.0 to_out: sent: to_out",
                        "u2.0 to_out: waits",
                        "u2 soil_in: dropped: joined",
                        "u1.0 to_out: to be sent again",
                        "u1.0 to_out: sent: to_out",
                        "u1.0 to_out: acknowledged");
    }

    @Test
    void nothingIsLoggedUnlessAskedFor() {
        run();

        rig.hand("in").arriveAs("u1", "{\"n\":1}", "soil_in");

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void nothingIsLookedAtUnlessAskedFor() {
        var message =
                new Message(
                        MessagePlan.of("soil"),
                        Draft.of("soil", JsonObject.EMPTY),
                        Origin.own("test"),
                        () -> {
                            throw new AssertionError("nobody needs the uid");
                        },
                        Instant.EPOCH,
                        Trail.start("test"));

        Trace.in("soil_in", message);
        Trace.say(message, "soil_in", "waits", "");
        Trace.say(message, "soil_in", "sent", "farm/soil");

        assertThat(log.lines()).isEmpty();
    }

    /**
     * For whoever follows, samples or records: what came, what was made of it, what became of it.
     */
    @Test
    void aTapSeesWhatHappensAtItsAddress() {
        run();
        var seen = new ArrayList<String>();
        Tap tap =
                (stage, message, more) ->
                        seen.add(
                                stage + " " + message.uid() + " " + message.content() + " " + more);
        var end = rig.running.counters("to_out").tap(tap);
        rig.running.counters("soil_in").tap(tap);

        rig.hand("in").arriveAs("u1", "{\"n\":1,\"bad\":2}", "soil_in");
        end.run();
        rig.hand("in").arriveAs("u2", "{\"n\":3}", "soil_in");

        assertThat(seen)
                .containsExactly(
                        "ARRIVED u1 {\"n\":1,\"bad\":2} ",
                        "HANDLED u1 {\"n\":1,\"bad\":2} 1",
                        "POSTED u1.0 {\"n\":1} soil",
                        "SENT u1.0 {\"n\":1} to_out",
                        "ACKNOWLEDGED u1.0 {\"n\":1} ",
                        "ARRIVED u2 {\"n\":3} ",
                        "HANDLED u2 {\"n\":3} 1",
                        "POSTED u2.0 {\"n\":3} soil");
        assertThat(log.lines()).isEmpty();
    }
}
