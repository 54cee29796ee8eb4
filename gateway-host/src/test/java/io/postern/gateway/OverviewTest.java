package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.link.Outcome;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.ops.Status.AddressStatus;
import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.LastMessage;
import io.postern.ops.Status.LinkStatus;
import io.postern.ops.Status.NotNow;
import io.postern.status.Overview;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewTest {

    private final Rig rig = new Rig();
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void close() {
        // what is released here may be sent only after those that were sent already
        rig.hand("out").answersAtOnce = true;
        held.countDown();
        rig.hand("out").sent.forEach(sent -> sent.receipt().settle(Outcome.DELIVERED));
        rig.close();
    }

    private Overview run() {
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .receive("soil", "soil", "in")
                        .send("to_cloud", "soil", "out"));
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));
        return new Overview(rig.running);
    }

    @Test
    void showsEveryAddressWhole() {
        var overview = run();
        rig.hand("in").arrive("{\"id\":\"m1\",\"v\":1}");
        rig.hand("in").arrive("{\"id\":\"m2\",\"v\":2}");
        rig.hand("out").deliver(0);

        var last = new LastMessage(rig.time.now(), "m2", "{\"id\":\"m2\",\"v\":2}");
        assertThat(overview.addresses())
                .containsExactly(
                        new AddressStatus(
                                "soil",
                                "receive",
                                "soil",
                                "in",
                                "always",
                                Optional.empty(),
                                Map.of("in", 2L, "dead", 0L),
                                Map.of(),
                                Optional.of(last)),
                        new AddressStatus(
                                "to_cloud",
                                "send",
                                "soil",
                                "out",
                                "on_message",
                                Optional.empty(),
                                Map.of(
                                        "queued", 1L,
                                        "sent", 2L,
                                        "acknowledged", 1L,
                                        "dead", 0L),
                                Map.of(),
                                Optional.of(last)));
    }

    @Test
    void showsSinceWhenAndWhyTheOtherEndTakesNothing() {
        var overview = run();
        rig.hand("in").arrive("{\"id\":\"m1\"}");
        var since = rig.time.now();
        rig.hand("out").sent.get(0).receipt().settle(new Outcome.Later("a quota is used up"));
        rig.time.advance(Duration.ofSeconds(1));
        await().until(() -> rig.hand("out").sent.size() == 2);
        rig.hand("out").sent.get(1).receipt().settle(new Outcome.Later("the broker is busy"));

        assertThat(overview.addresses().get(1).notNow())
                .contains(new NotNow(since, "the broker is busy"));

        rig.time.advance(Duration.ofSeconds(2));
        await().until(() -> rig.hand("out").sent.size() == 3);
        rig.hand("out").deliver(2);

        assertThat(overview.addresses().get(1).notNow()).isEmpty();
    }

    @Test
    void showsCarriersWithTheirLinks() {
        assertThat(run().carriers())
                .containsExactly(
                        new CarrierStatus("in", "hand", false, links()),
                        new CarrierStatus("out", "hand", false, links()));
    }

    private List<LinkStatus> links() {
        return List.of(new LinkStatus("hand", "up", rig.time.now(), Optional.empty()));
    }

    @Test
    void aMessageThatCannotBeReadIsShownAsSuch() {
        var overview = run();

        rig.hand("in").arrive("{\"id\":");

        var last = overview.addresses().get(0).last().orElseThrow();
        assertThat(last.id()).isEmpty();
        assertThat(last.text()).startsWith("JSON: expected");
    }

    @Test
    void aLongMessageIsShortened() {
        var overview = run();

        rig.hand("in").arrive("{\"text\":\"" + "x".repeat(500) + "\"}");

        var text = overview.addresses().get(0).last().orElseThrow().text();
        assertThat(text).hasSize(200).startsWith("{\"text\":\"xxx").endsWith("x…");
    }

    private List<String> waits() {
        return new Overview(rig.running)
                .addresses().stream()
                        .flatMap(one -> one.waiting().map(w -> one.name() + ": " + w).stream())
                        .toList();
    }

    @Test
    void anAddressWaitsForAHandlerThatCannotBeMade() {
        rig.with(
                CodeHandler.making(
                        "code",
                        context -> {
                            throw new IllegalStateException("the licence server is away");
                        }));
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("code")
                        .receive("soil", "soil", "in", new HandlerUse("code", "inline"))
                        .send("air_out", "air", "out"));

        assertThat(waits())
                .containsExactly(
                        "soil: handler code, which cannot be made, and its messages with it");
    }

    @Test
    void anAddressWaitsForACarrierThatCannotBeMade() {
        rig.hands.unmakeable.add("stick");
        rig.run(new Plans().carrier("out").carrier("stick").send("soil_out", "soil", "stick"));

        assertThat(new Overview(rig.running).carriers().get(1).trouble())
                .contains("cannot be made: the stick is not in");
        assertThat(waits()).containsExactly("soil_out: carrier stick, which cannot be made");
    }

    @Test
    void showsASenderWhoseCarrierDoesNotComeBackFromSending() {
        var overview = run();
        rig.hand("out").heldSending = held;
        rig.hand("out").answersAtOnce = true;
        var stuck = new Thread(() -> rig.hand("in").arrive("{}"));
        stuck.setDaemon(true);
        stuck.start();
        await().until(() -> stuck.getState() == Thread.State.WAITING);

        rig.time.advance(Duration.ofSeconds(12));

        assertThat(overview.addresses().get(0).notNow()).isEmpty();
        assertThat(overview.addresses().get(1).notNow().map(NotNow::why))
                .contains("its carrier has not come back from sending");
    }
}
