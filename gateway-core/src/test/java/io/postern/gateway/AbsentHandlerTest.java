package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.config.plan.AddressPlan.HandlerUse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages that come while no plugin offers the handler they are for. */
class AbsentHandlerTest {

    private static final HandlerUse INLINE = new HandlerUse("code", "inline");

    private final Rig rig = new Rig();

    private static Plans inbound(Plans with) {
        return with.carrier("in")
                .carrier("out")
                .receive("soil", "soil", "in", INLINE)
                .send("to_out", "soil", "out");
    }

    private static Plans outbound(Plans with) {
        return with.carrier("in")
                .carrier("out")
                .receive("soil", "soil", "in")
                .send("to_out", "soil", "out", INLINE);
    }

    private static Plans present() {
        return new Plans().handler("code");
    }

    private static Plans absent() {
        return new Plans().absentHandler("code");
    }

    private void offer() {
        rig.with(CodeHandler.of("code", b -> b.each(m -> m.with(m.content().with("ok", 1)))));
    }

    private void run(Plans plans) {
        rig.run(plans);
        await().until(() -> rig.links.containsAll(List.of("in up", "out up")));
        rig.hand("out").answersAtOnce = true;
    }

    private void arrive(int from, int to) {
        IntStream.range(from, to).forEach(n -> rig.hand("in").arrive("{\"n\":" + n + "}"));
    }

    private void awaitHandled(int count) {
        await().until(() -> rig.hand("in").acknowledged().size() == count);
        assertThat(rig.hand("out").texts()).isEqualTo(handled(count));
    }

    private static List<String> handled(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "to_out {\"n\":" + n + ",\"ok\":1}")
                .toList();
    }

    @Test
    void whatComesWhileAJarIsAwayWaitsForItAndIsHandledFirst() {
        offer();
        run(inbound(present()));
        arrive(0, 10);
        var before = rig.hand("in");

        rig.without("code").run(inbound(absent()));
        arrive(10, 20);

        assertThat(rig.hand("in").acknowledged()).hasSize(10);
        assertThat(rig.hand("in")).isSameAs(before);
        offer();
        rig.run(inbound(present()));
        arrive(20, 30);
        awaitHandled(30);
    }

    @Test
    void whatComesBeforeTheFirstJarWaitsForIt() {
        run(inbound(absent()));
        await().until(() -> rig.hand("in").listensTo("soil"));
        arrive(0, 10);
        assertThat(rig.hand("in").acknowledged()).isEmpty();

        offer();
        rig.run(inbound(present()));

        awaitHandled(10);
    }

    @Test
    void whatIsToBeSentThroughAnAbsentHandlerIsNotSentWithoutIt() {
        run(outbound(absent()));
        arrive(0, 10);
        assertThat(rig.hand("out").sent).isEmpty();

        offer();
        rig.run(outbound(present()));

        awaitHandled(10);
    }

    @Test
    void whatIsToBeSentOverAnAbsentCarrierIsHandledAllTheSame() {
        offer();
        rig.run(
                present()
                        .carrier("in")
                        .receive("soil", "soil", "in")
                        .send("to_out", "soil", "out", INLINE));
        await().until(() -> rig.links.contains("in up"));
        arrive(0, 10);

        rig.run(outbound(present()));

        await().until(() -> rig.hand("out").sent.size() == 10);
        assertThat(rig.hand("out").texts()).isEqualTo(handled(10));
    }

    @Test
    void whatWaitsForAHandlerThatLeavesTheConfigurationIsBuriedAndAcknowledged() {
        run(inbound(absent()));
        arrive(0, 2);

        rig.run(new Plans().carrier("in").carrier("out").receive("soil", "soil", "in"));

        await().until(() -> rig.hand("in").acknowledged().size() == 2);
        assertThat(rig.dead())
                .hasSize(2)
                .contains("soil: handler code, function inline: it was removed while this waited");
    }
}
