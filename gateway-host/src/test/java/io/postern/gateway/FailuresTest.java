package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.TaskPlan;
import io.postern.status.Overview;
import io.postern.testing.HeardLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What plugins' code throws is shown whole once, then counted, whatever it was called for. */
class FailuresTest {

    private static final Trigger EVERY_SECOND = Trigger.every(Duration.ofSeconds(1));
    private static final String WHERE = "\nat com.example.Soil.read(Soil.java:12)";

    private final Rig rig = LoggingRig.make();
    private final AtomicInteger failures = new AtomicInteger();
    private final HeardLog log = new HeardLog("io.postern.Gateway");

    @AfterEach
    void end() {
        log.close();
    }

    private IllegalStateException failure() {
        failures.incrementAndGet();
        var failure = new IllegalStateException("the pump is dry");
        failure.setStackTrace(
                new StackTraceElement[] {
                    new StackTraceElement("java.util.Optional", "get", "Optional.java", 143),
                    new StackTraceElement("com.example.Soil", "read", "Soil.java", 12),
                    new StackTraceElement("io.postern.api.handler.Batch", "each", "Batch.java", 9),
                    new StackTraceElement("io.postern.task.RunningTask", "run", "R.java", 1),
                    new StackTraceElement("com.example.Soil", "elsewhere", "Soil.java", 99),
                });
        return failure;
    }

    private void awaitInTime(Callable<Boolean> what) {
        await().pollInterval(Duration.ofMillis(5))
                .until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(1));
                            return what.call();
                        });
    }

    private void assertSaidOnceThenCounted(String line) {
        awaitInTime(() -> log.lines().size() >= 2);
        assertThat(log.lines().get(0)).isEqualTo(line + WHERE);
        assertThat(log.lines().get(1)).startsWith(line + " (").endsWith(" more in the last 60 s)");
        awaitInTime(() -> log.lines().size() >= 3);
        assertThat(log.lines().get(2)).startsWith(line + " (");
    }

    @Test
    void aTasksAreNoRuns() {
        rig.with(
                new CodeTask(
                        "pump",
                        (call, context) -> {
                            throw failure();
                        }));
        rig.run(new Plans().task(CodeTask.plan("pump", EVERY_SECOND, Optional.empty())));

        assertSaidOnceThenCounted(
                "task pump, function run: IllegalStateException: the pump is dry");

        var task = new Overview(rig.running).tasks().get(0);
        assertThat(task.runs()).isZero();
        assertThat(task.failures()).isBetween(2L, (long) failures.get());
        assertThat(task.trouble())
                .contains("task pump, function run: IllegalStateException: the pump is dry");
    }

    @Test
    void aHandlersFunctionAsATask() {
        rig.with(
                CodeHandler.of(
                        "code",
                        batch -> {
                            throw failure();
                        }));
        rig.run(
                new Plans()
                        .handler("code")
                        .task(
                                new TaskPlan(
                                        "often",
                                        new TaskPlan.Source.OfHandler("code"),
                                        "inline",
                                        Values.NONE,
                                        EVERY_SECOND,
                                        Optional.empty(),
                                        false)));

        awaitInTime(() -> log.lines().size() >= 3);

        assertThat(log.lines().get(0))
                .isEqualTo(
                        "handler code, function inline: IllegalStateException: the pump is dry"
                                + WHERE);
        assertThat(log.lines().get(1))
                .startsWith(
                        "task often, function inline: handler code, function inline: IllegalStateException: the pump is"
                                + " dry");
        assertThat(log.lines().get(2)).endsWith(" more in the last 60 s)");
        assertThat(new Overview(rig.running).tasks().get(0).runs()).isZero();
    }

    @Test
    void aHandlersAreCountedAsDeadLetters() {
        rig.with(
                CodeHandler.of(
                        "code",
                        batch -> {
                            throw failure();
                        }));
        rig.run(
                new Plans()
                        .carrier("in")
                        .handler("code")
                        .receive("soil", "soil", "in", new HandlerUse("code", "inline")));
        await().until(() -> rig.links.contains("in up"));
        for (int n = 0; n < 5; n++) {
            rig.hand("in").arrive("{}");
        }

        assertThat(log.lines())
                .containsExactly(
                        "handler code, function inline: IllegalStateException: the pump is dry"
                                + WHERE);
        assertThat(rig.dead())
                .hasSize(5)
                .contains(
                        "soil: handler code, function inline: IllegalStateException: the pump is dry");
        assertThat(rig.running.counters("handler code").failed.sum()).isEqualTo(5);
    }

    @Test
    void aTimersOfAHandler() {
        rig.with(
                CodeHandler.making(
                        "code",
                        context -> {
                            context.time()
                                    .every(
                                            Duration.ofSeconds(1),
                                            () -> {
                                                throw failure();
                                            });
                            return batch -> List.of();
                        }));
        rig.run(new Plans().handler("code"));

        assertSaidOnceThenCounted("handler code, a timer: IllegalStateException: the pump is dry");
    }

    @Test
    void aTimersOfATask() {
        var first = new AtomicBoolean(true);
        rig.with(
                new CodeTask(
                        "pump",
                        (call, context) -> {
                            if (first.getAndSet(false)) {
                                context.time()
                                        .every(
                                                Duration.ofSeconds(1),
                                                () -> {
                                                    throw failure();
                                                });
                            }
                        }));
        rig.run(new Plans().task(CodeTask.plan("pump", Trigger.ALWAYS, Optional.empty())));

        assertSaidOnceThenCounted("task pump, a timer: IllegalStateException: the pump is dry");
    }

    @Test
    void anOpenThatThrowsWhatItShouldNot() {
        rig.run(new Plans().carrier("in"));
        await().until(() -> rig.links.contains("in up"));
        rig.hand("in").breaksWhenOpened = Optional.of(this::failure);
        rig.hand("in").lose("the cable is out");

        awaitInTime(() -> log.lines().size() >= 2);

        assertThat(log.lines().get(0))
                .isEqualTo(
                        "carrier in, hand: opening it failed: IllegalStateException: the pump is dry"
                                + WHERE);
        assertThat(log.lines().get(1)).endsWith(" more in the last 60 s)");
        assertThat(rig.running.counters("carrier in").failed.sum()).isGreaterThan(1);
    }

    @Test
    void atDebugTheWholeStackIsShown() {
        log.level(Level.DEBUG);
        rig.with(
                new CodeTask(
                        "pump",
                        (call, context) -> {
                            throw failure();
                        }));
        rig.run(new Plans().task(CodeTask.plan("pump", EVERY_SECOND, Optional.empty())));

        awaitInTime(() -> !log.lines().isEmpty());

        assertThat(log.lines().get(0))
                .contains(
                        "java.lang.IllegalStateException: the pump is dry",
                        "at java.util.Optional.get(Optional.java:143)",
                        "at com.example.Soil.elsewhere(Soil.java:99)");
    }
}
