package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.context.Function;
import io.postern.api.handler.Batch;
import io.postern.api.handler.HandlerKind;
import io.postern.api.handler.HandlerKind.Code;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.config.plan.AddressPlan.HandlerUse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several functions of a handler, each with what the one before it made. */
class FunctionChainTest {

    private final Rig rig = new Rig();
    private final List<String> calls = new ArrayList<>();
    private HandlerKind<?> code = HandlerKind.of("code", "For a test.");

    private FunctionChainTest with(String name, Code<Object> function) {
        code = more(code, name, function);
        return this;
    }

    private <H> HandlerKind<H> more(HandlerKind<H> kind, String name, Code<Object> function) {
        return kind.function(
                Function.of(name, "For a test.").withoutBlocking(),
                (handler, batch) -> {
                    calls.add(name + " " + batch.type() + " " + contents(batch));
                    return function.handle(handler, batch);
                });
    }

    private static List<String> contents(Batch batch) {
        return batch.messages().stream().map(one -> one.content().toString()).toList();
    }

    /** One message of each number of the list {@code all}, each of the type that its sign says. */
    private static List<Draft> split(Object handler, Batch batch) {
        var drafts = new ArrayList<Draft>();
        for (var message : batch.messages()) {
            for (var number : message.content().list("all").orElseThrow()) {
                var type = number.toString().startsWith("-") ? "below" : message.type();
                drafts.add(message.with(JsonObject.EMPTY.with("n", number)).withType(type));
            }
        }
        return drafts;
    }

    private void run(HandlerUse receiving, HandlerUse... sending) {
        rig.with(new CodeHandler(code));
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("code")
                        .receive("soil_in", "soil", "in", receiving)
                        .send("to_out", "soil", "out", sending)
                        .send("below_out", "below", "out"));
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));
        rig.hand("out").answersAtOnce = true;
        rig.hand("out").window = Integer.MAX_VALUE;
    }

    private static HandlerUse use(String... functions) {
        return new HandlerUse("code", List.of(functions));
    }

    private static List<Draft> doubled(Object handler, Batch batch) throws Exception {
        return batch.each(
                message -> {
                    long n = (long) message.content().number("n").orElseThrow();
                    if (n == 13) {
                        throw new IllegalArgumentException("13 is not doubled");
                    }
                    return message.with(message.content().with("n", 2 * n));
                });
    }

    @Test
    void eachTakesWhatTheOneBeforeItMade() {
        with("split", FunctionChainTest::split).with("double", FunctionChainTest::doubled);
        run(use("split", "double"));

        rig.hand("in").arrive("{\"all\":[1,2,3]}");

        assertThat(calls)
                .containsExactly(
                        "split soil [{\"all\":[1,2,3]}]",
                        "double soil [{\"n\":1}, {\"n\":2}, {\"n\":3}]");
        assertThat(rig.hand("out").texts())
                .containsExactly("to_out {\"n\":2}", "to_out {\"n\":4}", "to_out {\"n\":6}");
        assertThat(rig.hand("in").acknowledged()).hasSize(1);
        assertThat(rig.counters.of("soil_in").handled.sum()).isEqualTo(1);
    }

    @Test
    void keepsTheOrderWhereTypesMix() {
        with("split", FunctionChainTest::split).with("double", FunctionChainTest::doubled);
        run(use("split", "double"));

        rig.hand("in").arrive("{\"all\":[1,2,-3,4]}");

        assertThat(calls)
                .containsExactly(
                        "split soil [{\"all\":[1,2,-3,4]}]",
                        "double soil [{\"n\":1}, {\"n\":2}]",
                        "double below [{\"n\":-3}]",
                        "double soil [{\"n\":4}]");
        assertThat(rig.hand("out").texts())
                .containsExactly(
                        "to_out {\"n\":2}",
                        "to_out {\"n\":4}",
                        "below_out {\"n\":-6}",
                        "to_out {\"n\":8}");
    }

    @Test
    void aFailureCostsWhatTheFunctionWasGivenAndNothingElse() {
        with("split", FunctionChainTest::split).with("double", FunctionChainTest::doubled);
        run(use("split", "double"));

        rig.hand("in").arrive("{\"all\":[1,13,3]}");

        assertThat(rig.dead())
                .containsExactly(
                        "soil_in: handler code, function double: IllegalArgumentException: 13 is"
                                + " not doubled");
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":2}", "to_out {\"n\":6}");
        assertThat(rig.hand("in").acknowledged()).hasSize(1);
    }

    @Test
    void nothingIsCalledForWhatTheOneBeforeItConsumed() {
        with("nothing", (handler, batch) -> List.of()).with("double", FunctionChainTest::doubled);
        run(use("nothing", "double"));

        rig.hand("in").arrive("{\"n\":1}");

        assertThat(calls).containsExactly("nothing soil [{\"n\":1}]");
        assertThat(rig.hand("out").sent).isEmpty();
        assertThat(rig.hand("in").acknowledged()).hasSize(1);
    }

    @Test
    void eachResultHasAUidOfItsOwn() {
        var uids = new ArrayList<String>();
        with("split", FunctionChainTest::split)
                .with("double", FunctionChainTest::doubled)
                .with(
                        "note",
                        (handler, batch) -> {
                            batch.messages().forEach(message -> uids.add(message.uid()));
                            return List.of();
                        });
        run(use("split", "double", "note"));

        rig.hand("in").arriveAs("a", "{\"all\":[1,-2,3]}", "a");

        assertThat(uids).containsExactly("a.0.0", "a.1.0", "a.2.0");
    }

    @Test
    void aSendAddressHasChainsToo() {
        with("split", FunctionChainTest::split).with("double", FunctionChainTest::doubled);
        run(use("split"), use("double", "double"));

        rig.hand("in").arrive("{\"all\":[1,2]}");

        // on the handler's lane: it is still in its call for the receive address
        await().until(() -> rig.hand("in").acknowledged().size() == 1);
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":4}", "to_out {\"n\":8}");
    }
}
