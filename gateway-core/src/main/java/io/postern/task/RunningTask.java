package io.postern.task;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.Acknowledgement;
import io.postern.api.context.Time;
import io.postern.api.message.Draft;
import io.postern.api.task.TaskCall;
import io.postern.chain.Budget;
import io.postern.chain.Chain;
import io.postern.config.plan.TaskPlan;
import io.postern.message.Message;
import io.postern.office.AddressCounters;
import io.postern.office.DeadLetterBox;
import io.postern.office.Death;
import io.postern.office.MessagePoster;
import io.postern.office.Taker;
import io.postern.screen.FailureText;
import io.postern.store.row.SendAgain;
import io.postern.time.Lane;
import io.postern.time.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A configured task: runs on its own lane, by the clock, on messages or when asked. */
public final class RunningTask implements Taker {

    private static final Logger LOG = LoggerFactory.getLogger(RunningTask.class);
    private static final Duration BETWEEN_ENDLESS_RUNS = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final TaskPlan plan;
    private final TaskObject object;
    private final MessagePoster poster;
    private final DeadLetterBox deadLetters;
    private final AddressCounters counters;
    private final Machine machine;
    private final Lane lane;
    private final Budget budget;
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile Optional<Time.Timer> timer = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private volatile boolean ended;
    private volatile boolean removed;

    public RunningTask(
            TaskPlan plan,
            TaskObject object,
            MessagePoster poster,
            DeadLetterBox deadLetters,
            AddressCounters counters,
            Machine machine) {
        this.plan = plan;
        this.object = object;
        this.poster = poster;
        this.deadLetters = deadLetters;
        this.counters = counters;
        this.machine = machine;
        this.lane = object.lane();
        this.budget = poster.shares().place();
    }

    public TaskPlan plan() {
        return plan;
    }

    /** Why its last run failed, in words. */
    public Optional<String> trouble() {
        return trouble;
    }

    public AddressCounters counters() {
        return counters;
    }

    /** Begins. What came before waits until now: the task in whose place it comes may still run. */
    public void start() {
        started.complete(null);
        if (plan.trigger().kind() == Trigger.Kind.EVERY) {
            timer = Optional.of(machine.time().every(plan.trigger().period(), this::trigger));
        } else if (plan.trigger().kind() == Trigger.Kind.ALWAYS) {
            lane.execute(this::runEndlessly);
        }
    }

    /** Runs once, soon; while a run waits or goes on, another one is left out. */
    public void trigger() {
        if (pending.compareAndSet(false, true)) {
            lane.execute(
                    () -> {
                        try {
                            runByItself();
                        } finally {
                            pending.set(false);
                        }
                    });
        }
    }

    @Override
    public void take(Message message, Chain chain) {
        chain.hold();
        var answering = new Answering(message, chain);
        if (!lane.tryExecute(answering)) {
            answering.leave();
        }
    }

    /** Ends it while messages still come: what it cannot take any more becomes a dead letter. */
    public void remove() {
        removed = true;
        for (var job : end()) {
            if (job instanceof Answering answering) {
                answering.leave();
            }
        }
    }

    /** Ends it with the gateway: what still waits stays unacknowledged with its sender. */
    public void close() {
        end();
    }

    /**
     * Interrupts an endless run, waits for any other, and frees what belongs to the task. Gives
     * back what will not run.
     */
    private List<Runnable> end() {
        var left = List.<Runnable>of();
        ended = true;
        started.complete(null);
        timer.ifPresent(Time.Timer::cancel);
        if (plan.trigger().kind() == Trigger.Kind.ALWAYS) {
            left = lane.abandon();
        } else {
            lane.finish();
        }
        try {
            if (!machine.threads().await(lane.ended(), LONGEST_CLOSE)) {
                LOG.warn("task {}: has not returned in time and is interrupted", plan.name());
                left = lane.abandon();
            }
        } catch (InterruptedException e) {
            left = lane.abandon();
            Thread.currentThread().interrupt();
        } finally {
            free();
        }
        return left;
    }

    private void free() {
        try {
            object.free().run();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("task {}: closing it failed: {}", plan.name(), e.toString());
        }
    }

    private void runEndlessly() {
        runByItself();
        if (!ended) {
            Runnable again = () -> lane.execute(this::runEndlessly);
            timer = Optional.of(machine.time().after(BETWEEN_ENDLESS_RUNS, again));
        }
    }

    private void runByItself() {
        run(Optional.empty(), Chain.safe(), new OwnPosts(this::own, this::wholeRun));
    }

    private MessagePoster.Own own(Draft draft) {
        return poster.own(draft, plan.name(), budget, counters);
    }

    private Chain wholeRun() {
        return Chain.waiting(poster.openChains(), Acknowledgement.NONE).apart();
    }

    private void run(Optional<Message> message, Chain chain, Consumer<Draft> post) {
        try {
            machine.threads().await(started);
            var call = new TaskCall(plan.function(), plan.arguments(), message.map(m -> m), post);
            object.task().run(call);
            counters.handled.increment();
            trouble = Optional.empty();
        } catch (InterruptedException e) {
            message.filter(any -> removed)
                    .ifPresent(one -> bury(one, chain, "the task ended while it had this"));
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            failed(message, chain, "function " + plan.function(), e);
        }
    }

    private void failed(Optional<Message> message, Chain chain, String what, Throwable cause) {
        if (ended && message.isEmpty()) {
            return;
        }
        var reason = "task " + plan.name() + ", " + what + ": " + FailureText.words(cause);
        trouble = Optional.of(reason);
        counters.failed(what, cause, message.isPresent());
        message.ifPresent(one -> bury(one, chain, reason));
    }

    private void bury(Message message, Chain chain, String reason) {
        var death = Death.of(plan.name(), reason, message, SendAgain.RUN);
        deadLetters.add(counters, death, chain);
    }

    /** A run for a message; posts what that says, in the message's chain. */
    private final class Answering implements Runnable, RunPosts {

        private final Message message;
        private final Chain chain;
        private int count;

        Answering(Message message, Chain chain) {
            this.message = message;
            this.chain = chain;
        }

        @Override
        public void run() {
            RunningTask.this.run(Optional.of(message), chain, this);
            // not after an error such as no memory: what is lost must not be acknowledged
            chain.release();
        }

        @Override
        public void accept(Draft draft) {
            var answer = poster.output(draft, message, count++, plan.name());
            poster.office().post(answer, chain, counters);
        }

        @Override
        public Chain chain() {
            chain.hold();
            return chain;
        }

        /** It will not run. */
        void leave() {
            bury(message, chain, "the task ended while this waited for it");
            chain.release();
        }
    }
}
