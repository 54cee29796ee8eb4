package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Payload;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.file.DeathNotes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What handlers do to messages, and what happens when they do what they should not. */
class HandlingTest {

    private static final HandlerUse INLINE = new HandlerUse("code", "inline");
    private static final HandlerUse LANE = new HandlerUse("code", "lane");

    private final Rig rig = new Rig();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void letStuckCallsGo() {
        never.countDown();
    }

    private void run(CodeHandler.Code code, HandlerUse use) {
        rig.with(use == LANE ? CodeHandler.slow("code", code) : CodeHandler.of("code", code));
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("code")
                        .receive("soil", "soil", "in", use)
                        .send("to_out", "soil", "out"));
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));
        rig.hand("out").answersAtOnce = true;
        rig.hand("out").window = Integer.MAX_VALUE;
    }

    @Test
    void aFunctionThatDoesNotBlockRunsOnTheThreadThatBringsTheMessage() {
        var threads = new CopyOnWriteArrayList<Thread>();
        run(
                batch -> {
                    threads.add(Thread.currentThread());
                    return batch.each(m -> m.with(m.content().with("unit", "C")));
                },
                INLINE);

        rig.hand("in").arrive("{\"id\":\"x\",\"t\":1.50}");

        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(rig.hand("out").texts())
                .containsExactly("to_out {\"id\":\"x\",\"t\":1.50,\"unit\":\"C\"}");
        assertThat(rig.hand("in").acknowledged()).hasSize(1);
    }

    @Test
    void aFunctionThatMayBlockRunsOnALaneInOrder() {
        var threads = new CopyOnWriteArrayList<Thread>();
        run(
                batch -> {
                    threads.add(Thread.currentThread());
                    return batch.each(m -> m.draft());
                },
                LANE);

        for (int i = 0; i < 100; i++) {
            rig.hand("in").arrive("{\"n\":" + i + "}");
        }

        await().until(() -> rig.hand("in").acknowledged().size() == 100);
        assertThat(threads).doesNotContain(Thread.currentThread());
        assertThat(rig.hand("out").texts())
                .isEqualTo(
                        java.util.stream.IntStream.range(0, 100)
                                .mapToObj(i -> "to_out {\"n\":" + i + "}")
                                .toList());
    }

    @Test
    void whatAHandlerReturnsNothingForIsConsumedAndAcknowledged() {
        run(batch -> List.of(), INLINE);

        rig.hand("in").arrive("{}");

        assertThat(rig.hand("in").acknowledged()).hasSize(1);
        assertThat(rig.hand("out").sent).isEmpty();
    }

    @Test
    void aHandlerThatThrowsCostsThatMessageOnly() {
        run(
                batch -> {
                    if (batch.messages().get(0).content().has("bad")) {
                        throw new IllegalArgumentException("no such sensor");
                    }
                    return batch.each(m -> m.draft());
                },
                INLINE);

        rig.hand("in").arrive("{\"bad\":1}");
        rig.hand("in").arrive("{\"good\":1}");

        assertThat(rig.dead())
                .containsExactly(
                        "soil: handler code, function inline: IllegalArgumentException: no such"
                                + " sensor");
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"good\":1}");
        assertThat(rig.hand("in").acknowledged()).hasSize(2);
    }

    @Test
    void whatIsLostToAnErrorOfTheMachineIsNotAcknowledged() {
        run(
                batch -> {
                    throw new OutOfMemoryError("as if");
                },
                INLINE);

        var told = new ArrayList<Throwable>();
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> told.add(error));

        try {
            assertThatThrownBy(() -> rig.hand("in").arrive("{\"n\":0}"))
                    .isInstanceOf(OutOfMemoryError.class);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }

        assertThat(told).isNotEmpty();
        assertThat(rig.hand("in").acknowledged()).isEmpty();
    }

    /** The thread that dies is the lane's: nobody else knows what it was at. */
    @Test
    void whatALaneHasInHandIsNotedWhereTheProcessDiesOfIt(@TempDir Path folder) throws Exception {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        var died = new CountDownLatch(1);
        var inHand = rig.poster.openChains().inHand();
        try (var notes = DeathNotes.open(folder.resolve("deaths"), rig.time)) {
            inHand.keep(notes);
            Thread.setDefaultUncaughtExceptionHandler(
                    inHand.before((thread, failure) -> died.countDown()));
            run(
                    batch -> {
                        throw new OutOfMemoryError("as if");
                    },
                    LANE);

            rig.hand("in").arrive("{\"n\":0}");

            died.await();
            assertThat(folder.resolve("deaths")).content().endsWith("/7\n");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void aHandlerThatReturnsNullIsNamed() {
        run(batch -> null, INLINE);

        rig.hand("in").arrive("{}");

        assertThat(rig.dead())
                .containsExactly(
                        "soil: handler code, function inline: returned null; an empty list means"
                                + " nothing to post");
    }

    @Test
    void payloadsThatCannotBeReadAreBuriedWithTheReason() {
        run(batch -> batch.each(m -> m.with(m.content())), INLINE);

        rig.hand("in").arrive("{\"a\":");

        assertThat(rig.dead()).hasSize(1);
        assertThat(rig.dead().get(0)).startsWith("soil: handler code, function inline: ");
        assertThat(rig.hand("in").acknowledged()).hasSize(1);
    }

    @Test
    void aHandlerMayReturnAHundredThousandMessages() {
        run(
                batch -> {
                    var many = new ArrayList<Draft>();
                    for (int i = 0; i < 100_000; i++) {
                        many.add(Draft.of("soil", JsonObject.EMPTY.with("n", i)));
                    }
                    return many;
                },
                INLINE);

        rig.hand("in").arrive("{}");

        assertThat(rig.hand("out").sent).hasSize(100_000);
        assertThat(rig.hand("in").acknowledged()).hasSize(1);
    }

    @Test
    void aResultOfAnotherTypeIsPostedUnderThatType() {
        rig.with(CodeHandler.of("code", b -> b.each(m -> m.draft().withType("air"))));
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("code")
                        .receive("soil", "soil", "in", INLINE)
                        .send("soil_out", "soil", "out")
                        .send("air_out", "air", "out"));
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));

        rig.hand("in").arrive("{\"a\":1}");

        assertThat(rig.hand("out").texts()).containsExactly("air_out {\"a\":1}");
    }

    @Test
    void aHandlerOnASendAddressRunsBeforeSendingAndABadMessageOfABatchCostsItselfOnly() {
        rig.with(
                CodeHandler.of(
                        "code",
                        b ->
                                b.each(
                                        m -> {
                                            if (m.id().equals("b")) {
                                                throw new IllegalStateException("is b");
                                            }
                                            return m.with(
                                                    m.content().with("n", b.messages().size()));
                                        })));
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("code")
                        .receive("soil", "soil", "in")
                        .send(
                                "to_out",
                                "soil",
                                "out",
                                Trigger.every(Duration.ofMinutes(1)),
                                INLINE));
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));

        List.of("a", "b", "c").forEach(id -> rig.hand("in").arrive("{\"id\":\"" + id + "\"}"));
        rig.time.advance(Duration.ofMinutes(1));

        await().until(() -> rig.hand("out").sent.size() == 2);
        assertThat(rig.hand("out").texts())
                .containsExactly("to_out {\"id\":\"a\",\"n\":1}", "to_out {\"id\":\"c\",\"n\":1}");
        assertThat(rig.dead())
                .containsExactly(
                        "to_out: handler code, function inline: IllegalStateException: is b");
    }

    @Test
    void anAggregateSaysItsSumByATimerAsAnOriginOfItsOwn() {
        var handler =
                CodeHandler.making(
                        "code",
                        context -> {
                            var count = new AtomicInteger();
                            context.time()
                                    .every(
                                            Duration.ofMinutes(1),
                                            () ->
                                                    context.post(
                                                            Draft.of(
                                                                    "soil",
                                                                    JsonObject.EMPTY.with(
                                                                            "count",
                                                                            count.getAndSet(0)))));
                            return batch -> {
                                count.addAndGet(batch.messages().size());
                                return List.of();
                            };
                        });
        rig.with(handler);
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("code")
                        .receive("soil", "soil", "in", INLINE)
                        .send("to_out", "soil", "out"));
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));

        List.of("{}", "{}", "{}").forEach(rig.hand("in")::arrive);
        assertThat(rig.hand("in").acknowledged()).hasSize(3);
        rig.time.advance(Duration.ofMinutes(1));

        await().until(() -> rig.hand("out").sent.size() == 1);
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"count\":3}");
    }

    @Test
    void aFunctionThatWronglySaysItDoesNotBlockIsGivenUpAndItsCarrierGoesOn() {
        var calls = new AtomicInteger();
        run(
                batch -> {
                    if (calls.getAndIncrement() == 0) {
                        never.await();
                    }
                    return batch.each(m -> m.draft());
                },
                INLINE);
        var stuck = new Thread(() -> rig.hand("in").arrive("{\"n\":0}"));
        stuck.setDaemon(true);
        stuck.start();
        await().until(() -> calls.get() == 1);
        var before = rig.hand("in");

        rig.time.advance(Duration.ofSeconds(11));

        await().until(() -> rig.hand("in") != before);
        await().until(
                        () -> {
                            rig.hand("in").arrive("{\"n\":1}");
                            return !rig.hand("out").sent.isEmpty();
                        });
        assertThat(rig.hand("out").texts().get(0)).isEqualTo("to_out {\"n\":1}");
        assertThat(before.acknowledged()).isEmpty();
    }

    @Test
    void aHandlerThatEmitsItsOwnTypeGoesToTheDeadLetterBoxWithTheCircle() {
        rig.with(
                new CodeTask(
                        "echo",
                        (call, context) ->
                                call.post()
                                        .accept(
                                                Draft.of(
                                                        "soil",
                                                        call.message().orElseThrow().content()))));
        rig.run(
                new Plans()
                        .carrier("in")
                        .receive("soil", "soil", "in")
                        .task(CodeTask.onMessage("echo", "soil")));
        await().until(() -> rig.links.contains("in up"));

        rig.hand("in").arrive("{\"a\":1}");

        await().until(() -> rig.hand("in").acknowledged().size() == 1);
        assertThat(rig.dead()).hasSize(1);
        assertThat(rig.dead().get(0))
                .startsWith("echo: it goes round in a circle: soil -> echo -> echo -> echo");
    }

    @Test
    void anOriginalWithoutAnIdFieldKeepsItsIdThroughAHandler() {
        run(
                batch -> batch.each(m -> m.with(JsonObject.EMPTY.with("was", Json.of(m.id())))),
                INLINE);

        rig.hand("in").arrive("{\"id\":\"probe7\"}");

        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"was\":\"probe7\"}");
    }

    @Test
    void aPayloadWhoseOwnReaderBreaksIsBuriedAndNotLost() {
        rig.with(CodeHandler.of("code", batch -> List.of(broken())));
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("code")
                        .receive("soil", "soil", "in", INLINE)
                        .send("to_out", "soil", "out", Trigger.every(Duration.ofMinutes(1))));
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));

        rig.hand("in").arrive("{}");

        assertThat(rig.dead())
                .containsExactly(
                        "soil: it cannot be posted: java.lang.IllegalStateException: odd bytes");
        assertThat(rig.hand("in").acknowledged()).hasSize(1);
    }

    private static Draft broken() {
        var payload =
                Payload.of(
                        new byte[] {1},
                        bytes -> {
                            throw new IllegalStateException("odd bytes");
                        });
        return new Draft("soil", Optional.empty(), Optional.empty(), payload, Optional.empty());
    }
}
