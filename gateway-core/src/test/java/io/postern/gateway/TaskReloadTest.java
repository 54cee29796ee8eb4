package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.context.Function;
import io.postern.api.task.Task;
import io.postern.api.task.TaskCall;
import io.postern.api.task.TaskContext;
import io.postern.api.task.TaskFactory;
import io.postern.api.task.TaskKind;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages on their way to tasks while these are replaced. */
class TaskReloadTest {

    private final Rig rig = new Rig();
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void letStuckCallsGo() {
        held.countDown();
    }

    private static Plans oneWay() {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .receive("soil", "soil", "in")
                .send("to_out", "soil", "out");
    }

    private void run(Plans plans) {
        rig.run(plans);
        await().until(() -> rig.links.contains("in up"));
    }

    private void arrive(int number) {
        rig.hand("in").arrive("{\"n\":" + number + "}");
    }

    private void awaitAcknowledged(int count) {
        await().until(() -> rig.hand("in").acknowledged().size() == count);
    }

    @Test
    void aReplacedTaskGetsEveryMessageThatComesMeanwhile() throws Exception {
        var runs = new AtomicInteger();
        var runsNow = new AtomicInteger();
        var overlaps = new AtomicInteger();
        CodeTask.Code code =
                (call, context) -> {
                    overlaps.addAndGet(runsNow.getAndIncrement());
                    if (runs.incrementAndGet() == 1) {
                        held.await();
                    }
                    runsNow.decrementAndGet();
                };
        var plans =
                new Plans()
                        .carrier("in")
                        .receive("soil", "soil", "in")
                        .task(CodeTask.onMessage("count", "soil"));
        rig.with(new CodeTask("count", code));
        run(plans);
        arrive(0);
        await().until(() -> runs.get() == 1);

        rig.with(new CodeTask("count", code));
        var reload = new Thread(() -> rig.run(plans));
        reload.start();
        int sent = 1;
        for (; sent < 200; sent++) {
            arrive(sent);
            reload.join(1);
        }
        held.countDown();
        reload.join();

        awaitAcknowledged(sent);
        assertThat(rig.dead()).isEmpty();
        assertThat(runs).hasValue(sent);
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void whatWaitsForATaskThatDoesNotEndIsBuriedAndAcknowledged() {
        var runs = new AtomicInteger();
        rig.with(
                new CodeTask(
                        "count",
                        (call, context) -> {
                            runs.incrementAndGet();
                            held.await();
                        }));
        run(
                new Plans()
                        .carrier("in")
                        .receive("soil", "soil", "in")
                        .task(CodeTask.onMessage("count", "soil")));
        arrive(0);
        arrive(1);
        await().until(() -> runs.get() == 1);

        rig.run(new Plans().carrier("in").receive("soil", "soil", "in"));

        awaitAcknowledged(2);
        assertThat(rig.dead()).contains("count: the task ended while this waited for it");
    }

    @Test
    void whatATaskHasWhenItIsInterruptedAtItsEndIsBuriedToo() {
        rig.with(new CodeTask("count", (call, context) -> held.await()));
        run(
                new Plans()
                        .carrier("in")
                        .receive("soil", "soil", "in")
                        .task(CodeTask.onMessage("count", "soil")));
        arrive(0);

        run(new Plans().carrier("in").receive("soil", "soil", "in"));

        awaitAcknowledged(1);
        assertThat(rig.dead()).containsExactly("count: the task ended while it had this");
    }

    @Test
    void whatATaskFailsAtWhileItEndsIsBuriedToo() throws Exception {
        var runs = new AtomicInteger();
        rig.with(
                new CodeTask(
                        "count",
                        (call, context) -> {
                            runs.incrementAndGet();
                            held.await();
                            throw new IllegalStateException("unlucky");
                        }));
        run(
                new Plans()
                        .carrier("in")
                        .receive("soil", "soil", "in")
                        .task(CodeTask.onMessage("count", "soil")));
        arrive(0);
        await().until(() -> runs.get() == 1);

        var plans = new Plans().carrier("in").receive("soil", "soil", "in");
        var reload = new Thread(() -> rig.run(plans));
        reload.start();
        await().until(() -> reload.getState() == Thread.State.TIMED_WAITING);
        held.countDown();
        reload.join();

        awaitAcknowledged(1);
        assertThat(rig.dead()).hasSize(1);
    }

    @Test
    void aTaskThatFailsToCloseDoesNotSpoilTheChange() {
        rig.with(new Unclosable());
        run(oneWay().task(CodeTask.onMessage("unclosable", "soil")));

        rig.run(oneWay().send("twin", "soil", "out"));
        arrive(0);

        await().until(() -> rig.hand("out").sent.size() == 2);
    }

    /** A task plugin whose objects cannot be closed. */
    private record Unclosable() implements TaskFactory {

        @Override
        public TaskKind kind() {
            return TaskKind.of("unclosable", "For a test.").function(Function.of("run", "Runs."));
        }

        @Override
        public Task create(TaskContext context) {
            return new Task() {
                @Override
                public void run(TaskCall call) {}

                @Override
                public void close() {
                    throw new IllegalStateException("the port is stuck");
                }
            };
        }
    }
}
