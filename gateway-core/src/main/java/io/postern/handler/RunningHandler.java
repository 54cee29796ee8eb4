package io.postern.handler;

import io.postern.api.handler.Batch;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.office.Message;
import io.postern.time.Lane;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configured handler. Functions that do not block run on the thread that brings the messages, the
 * others on the handler's lane; calls never overlap unless the handler is stateless. The object
 * behind it can be exchanged between two calls.
 */
public final class RunningHandler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningHandler.class);
    private static final long LONGEST_CLOSE = 2_000;

    private final String name;
    private final Watchdog watchdog;
    private volatile Rescue rescue;
    private final Set<String> slow = ConcurrentHashMap.newKeySet();
    private volatile Lane lane;
    private volatile Turn turn;
    private volatile boolean closed;

    /** What to do about a call that never returns. */
    public interface Rescue {

        /** Makes another object in the stuck one's place. */
        Turn anew() throws Exception;

        /** Starts the carrier anew that waits for a stuck thread, and all that run on it. */
        void carriers(String waiting, Thread stuck);
    }

    public RunningHandler(String name, Turn first, Watchdog watchdog, Rescue rescue) {
        this.name = name;
        this.turn = first;
        this.watchdog = watchdog;
        this.rescue = rescue;
        this.lane = newLane();
    }

    /** Handles messages of one type, now or on the lane; {@code work} is told what came of it. */
    public void handle(
            String function, String type, List<Message> messages, Values arguments, Work work) {
        var call = new Call(function, type, messages, arguments, work);
        if (isInline(function)) {
            call.run(true);
        } else {
            queue(call);
        }
    }

    /** Where the lane is a stuck one that was left just now, there is another by then. */
    private void queue(Call call) {
        while (!lane.tryExecute(call)) {
            if (closed) {
                call.leave();
                return;
            }
            Thread.onSpinWait();
        }
    }

    public boolean isInline(String function) {
        return turn.function(function).nonBlocking() && !slow.contains(function);
    }

    /** How many calls wait on the lane. */
    public int waiting() {
        return lane.waiting();
    }

    /** Puts another object in place between two calls, and closes the old one. */
    public synchronized void exchange(Turn next, Rescue itsRescue) {
        var old = turn;
        rescue = itsRescue;
        turn = next;
        slow.clear();
        if (!old.close()) {
            leaveLane();
        }
    }

    /**
     * A call that does not return may hold the lane: what waits behind it goes on by another. The
     * call may end yet, and is not disturbed.
     */
    private void leaveLane() {
        var stuck = lane;
        var next = newLane();
        var waiting = new CompletableFuture<List<Runnable>>();
        next.execute(() -> waiting.join().forEach(Runnable::run));
        lane = next;
        waiting.complete(stuck.leave());
    }

    private Lane newLane() {
        return new Lane("handler-" + name);
    }

    /** Ends it while messages still come: what it cannot take any more fails. */
    public void remove() {
        for (var job : end()) {
            if (job instanceof Call call) {
                call.leave();
            }
        }
    }

    /** Ends it with the gateway: what still waits stays unacknowledged with its sender. */
    @Override
    public void close() {
        end();
    }

    /** Waits for the calls on the lane, within a bound, and gives back those that will not run. */
    private synchronized List<Runnable> end() {
        closed = true;
        lane.finish();
        var left = List.<Runnable>of();
        try {
            left = lane.awaitEnd(LONGEST_CLOSE) ? left : lane.abandon();
        } catch (InterruptedException e) {
            left = lane.abandon();
            Thread.currentThread().interrupt();
        }
        turn.close();
        return left;
    }

    /** Messages on their way through a function. */
    private final class Call implements Runnable {

        private final String function;
        private final String type;
        private final List<Message> messages;
        private final Values arguments;
        private final Work work;

        Call(String function, String type, List<Message> messages, Values arguments, Work work) {
            this.function = function;
            this.type = type;
            this.messages = messages;
            this.arguments = arguments;
            this.work = work;
        }

        @Override
        public void run() {
            run(false);
        }

        void run(boolean inline) {
            work.begin(messages);
            try {
                attempt(messages, inline);
            } catch (RuntimeException e) {
                work.end();
                throw e;
            }
            // not after an error such as no memory: what is lost must not be acknowledged
            work.end();
        }

        /** It will not run. */
        void leave() {
            var why = "handler %s, function %s: it was removed while this waited";
            messages.forEach(one -> work.failed(one, why.formatted(name, function)));
            work.end();
        }

        private void attempt(List<Message> some, boolean inline) {
            try {
                var batch = new Batch(type, List.copyOf(some), arguments);
                work.done(some, call(function, batch, inline));
            } catch (CallFailure e) {
                if (some.size() > 1) {
                    some.forEach(one -> attempt(List.of(one), inline));
                } else {
                    failed(some, e.getMessage());
                }
            }
        }

        private void failed(List<Message> some, String why) {
            some.forEach(one -> work.failed(one, why));
            if (some.isEmpty()) {
                LOG.warn("{}", why);
            }
        }
    }

    private List<Draft> call(String function, Batch batch, boolean inline) throws CallFailure {
        var now = take();
        try {
            watchdog.begin(watched(now, function, inline), carrier(batch));
            return CallFailure.checked(now.handler().handle(function, batch));
        } catch (CallFailure e) {
            throw e.in(name, function);
        } catch (OutOfMemoryError e) {
            throw lastResort(e);
        } catch (Throwable e) {
            throw new CallFailure(e).in(name, function);
        } finally {
            watchdog.end();
            now.end();
        }
    }

    private static String carrier(Batch batch) {
        return batch.messages().isEmpty() ? "" : batch.messages().get(0).origin().carrier();
    }

    /** The object of this call; never one that was exchanged while this waited for it. */
    private Turn take() {
        while (true) {
            var now = turn;
            now.begin();
            if (now == turn) {
                return now;
            }
            now.end();
        }
    }

    /**
     * Without memory the process is to end, and before anything more is acknowledged: whoever calls
     * here may catch everything.
     */
    private static OutOfMemoryError lastResort(OutOfMemoryError e) {
        var thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        return e;
    }

    private Optional<Watchdog.Watched> watched(Turn now, String function, boolean inline) {
        return now.watched(
                inline ? function : "lane " + function,
                () ->
                        new Watchdog.Watched(
                                "handler " + name + ", function " + function,
                                inline,
                                (carrier, thread) -> giveUp(now, function, carrier, thread)));
    }

    /** The watchdog goes on at once: making another object may take its time. */
    private void giveUp(Turn stuck, String function, String carrier, Thread thread) {
        slow.add(function);
        var helping =
                new Thread(
                        () -> {
                            replace(stuck);
                            rescue.carriers(carrier, thread);
                        },
                        "rescue-" + name);
        helping.setDaemon(true);
        helping.start();
    }

    /** Nothing where a reload came first. */
    private synchronized void replace(Turn stuck) {
        if (turn != stuck || closed) {
            return;
        }
        try {
            turn = rescue.anew();
            stuck.abandon();
        } catch (Exception | LinkageError e) {
            LOG.error("handler {}: cannot be made anew: {}", name, e.toString());
        }
    }
}
