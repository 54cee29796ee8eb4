package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import io.postern.api.context.Function;
import io.postern.api.handler.Batch;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.config.plan.AddressPlan.HandlerUse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers' functions on threads that others need too. */
class HandlerThreadsTest {

    private static final HandlerUse INLINE = new HandlerUse("code", "inline");
    private static final HandlerUse LANE = new HandlerUse("code", "lane");
    private static final HandlerUse OTHER = new HandlerUse("other", "inline");
    private static final Trigger EVERY = Trigger.every(Duration.ofSeconds(10));

    private final Rig rig = new Rig();
    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void letGo() {
        held.countDown();
    }

    private static Plans oneWay(HandlerUse use) {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .handler("code")
                .receive("soil", "soil", "in", use)
                .send("to_out", "soil", "out");
    }

    private void run(Plans plans) {
        rig.run(plans);
        await().until(() -> rig.links.containsAll(List.of("in up", "out up")));
        rig.hand("out").answersAtOnce = true;
        rig.hand("out").window = Integer.MAX_VALUE;
    }

    private static Thread start(Runnable job) {
        var thread = new Thread(job);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void arrive(int number) {
        rig.hand("in").arrive("{\"n\":" + number + "}");
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(n -> "to_out {\"n\":" + n + "}").toList();
    }

    private List<Draft> firstHeld(Batch batch) throws Exception {
        if (calls.getAndIncrement() == 0) {
            held.await();
        }
        return batch.each(m -> m.draft());
    }

    @Test
    void aSlowFunctionDoesNotHoldTheThreadThatBringsMessagesForAQuickOne() {
        rig.with(CodeHandler.mixed("code", this::firstHeld));
        run(oneWay(LANE).carrier("other").receive("air", "air", "other", INLINE));
        await().until(() -> rig.links.contains("other up"));
        arrive(0);
        await().until(() -> calls.get() == 1);

        var bringing = start(() -> rig.hand("other").arrive("{\"n\":1}"));

        await().until(() -> !bringing.isAlive());
    }

    @Test
    void messagesKeepTheirOrderWhenAJarMakesASlowHandlerAQuickOne() {
        var made = new AtomicBoolean();
        rig.with(CodeHandler.slow("code", this::firstHeld));
        run(oneWay(LANE));
        IntStream.range(0, 10).forEach(this::arrive);
        await().until(() -> calls.get() == 1);

        rig.with(
                new CodeHandler(
                        CodeHandler.kind(
                                "code",
                                context -> {
                                    made.set(true);
                                    return batch -> batch.each(m -> m.draft());
                                },
                                Function.of("lane", "Is quick now.").withoutBlocking())));
        var reload = start(() -> rig.run(oneWay(LANE)));
        await().until(made::get);
        await().until(() -> reload.getState() == Thread.State.TIMED_WAITING);
        arrive(10);
        held.countDown();

        await().until(() -> rig.hand("out").sent.size() == 11);
        assertThat(rig.hand("out").texts()).isEqualTo(numbers(11));
    }

    @Test
    void messagesKeepTheirOrderWhenAnEditNamesAQuickFunctionInsteadOfASlowOne() throws Exception {
        rig.with(CodeHandler.mixed("code", this::firstHeld));
        run(oneWay(LANE));
        IntStream.range(0, 1_000).forEach(this::arrive);
        await().until(() -> calls.get() == 1);

        rig.run(oneWay(INLINE));
        var bringing = start(() -> IntStream.range(1_000, 1_860).forEach(this::arrive));
        await().until(() -> !bringing.isAlive() || bringing.getState() == Thread.State.WAITING);
        held.countDown();

        await().until(() -> rig.hand("out").sent.size() == 1_860);
        assertThat(rig.hand("out").texts()).isEqualTo(numbers(1_860));
    }

    @Test
    void messagesKeepTheirOrderWhenAFunctionThatWasGivenUpIsReplaced() {
        var second = new CountDownLatch(1);
        rig.with(
                CodeHandler.of(
                        "code",
                        batch -> {
                            if (calls.getAndIncrement() == 0) {
                                held.await();
                            } else {
                                second.await();
                            }
                            return batch.each(m -> m.draft());
                        }));
        run(oneWay(INLINE));
        start(() -> rig.hand("in").arrive("{\"stuck\":1}"));
        await().until(() -> calls.get() == 1);
        var before = rig.hand("in");
        rig.time.advance(Duration.ofSeconds(11));
        await().until(() -> rig.hand("in") != before && rig.hand("in").listensTo("soil"));
        IntStream.range(0, 10).forEach(this::arrive);
        await().until(() -> calls.get() == 2);

        rig.with(CodeHandler.of("code", batch -> batch.each(m -> m.draft())));
        var reload = start(() -> rig.run(oneWay(INLINE)));
        await().until(() -> reload.getState() == Thread.State.TIMED_WAITING);
        arrive(10);
        second.countDown();

        await().until(() -> rig.hand("out").sent.size() == 11);
        assertThat(rig.hand("out").texts()).isEqualTo(numbers(11));
    }

    @Test
    void twoHandlersWhoseTimersPostToEachOtherGoOn() {
        var both = new CyclicBarrier(2);
        rig.with(posting("code", "for_other", both));
        rig.with(posting("other", "for_code", both));
        run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("code")
                        .handler("other")
                        .receive("soil", "soil", "in", INLINE)
                        .send("by_code", "for_code", "out", INLINE)
                        .send("by_other", "for_other", "out", OTHER));

        rig.time.advance(Duration.ofSeconds(10));

        await().until(() -> rig.hand("out").sent.size() == 2);
    }

    private static CodeHandler posting(String source, String type, CyclicBarrier both) {
        return CodeHandler.making(
                source,
                context -> {
                    context.time()
                            .after(
                                    Duration.ofSeconds(10),
                                    () -> {
                                        meet(both);
                                        context.post(Draft.of(type, JsonObject.EMPTY));
                                    });
                    return batch -> batch.each(m -> m.draft());
                });
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aHandlerWhoseOwnSendAddressHandlesWhatItPostsIsNotEnteredTwiceAtOnce() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        rig.with(
                CodeHandler.making(
                        "code",
                        context ->
                                batch -> {
                                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                    if (batch.type().equals("soil")) {
                                        context.post(Draft.of("sum", JsonObject.EMPTY));
                                    }
                                    inside.decrementAndGet();
                                    return batch.each(m -> m.draft());
                                }));
        run(oneWay(INLINE).send("sums", "sum", "out", INLINE));

        arrive(0);

        await().until(() -> rig.hand("out").sent.size() == 2);
        assertThat(most).hasValue(1);
    }

    @Test
    void aStuckFunctionOfOneSenderByTheClockCostsNeitherTheOthersNorACarrier() {
        rig.with(CodeHandler.of("code", this::firstHeld));
        run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("code")
                        .receive("soil", "soil", "in")
                        .receive("air", "air", "in")
                        .send("a_stuck", "soil", "out", EVERY, INLINE)
                        .send("b_well", "air", "out", EVERY));
        var before = rig.hand("in");
        arrive(0);
        rig.time.advance(Duration.ofSeconds(10));
        await().until(() -> calls.get() == 1);
        arrive(1);

        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(10));
                            return rig.hand("out").texts().contains("b_well {\"n\":1}");
                        });

        assertThat(rig.hand("in")).isSameAs(before);
    }

    @Test
    void aHandlersTimersGoOnWhenTheHandlerTheyPostToIsStuck() {
        var beats = new AtomicInteger();
        rig.with(CodeHandler.of("other", this::firstHeld));
        rig.with(
                CodeHandler.making(
                        "code",
                        context -> {
                            context.time()
                                    .every(
                                            Duration.ofSeconds(10),
                                            () -> {
                                                beats.incrementAndGet();
                                                context.post(Draft.of("beat", JsonObject.EMPTY));
                                            });
                            return batch -> batch.each(m -> m.draft());
                        }));
        run(oneWay(INLINE).handler("other").send("beats", "beat", "out", OTHER));

        rig.time.advance(Duration.ofSeconds(10));
        await().until(() -> calls.get() == 1);
        rig.time.advance(Duration.ofSeconds(10));

        await().until(() -> beats.get() == 2);
    }
}
