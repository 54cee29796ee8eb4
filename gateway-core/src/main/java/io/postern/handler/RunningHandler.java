package io.postern.handler;

import io.postern.api.setting.Values;
import io.postern.handler.call.PostedLater;
import io.postern.message.Message;
import io.postern.office.AddressCounters;
import io.postern.time.Threads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configured handler. Its calls, and what its timers do, go through one mailbox: they never
 * overlap, unless the handler is stateless, and keep their order while the object behind it is
 * exchanged. Without an object, because no plugin offers or can make it, they wait.
 */
public final class RunningHandler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningHandler.class);

    private final String name;
    private final Services services;
    private final Caller caller;
    private final HandlerMailbox mailbox;
    private Callable<HandlerObject> another;
    private boolean closed;

    /**
     * What all of its calls have to do with.
     *
     * @param counters count its failures
     * @param postedLater keeps what a call posts until it returns
     * @param stuck starts the carrier anew that waits for a stuck thread, and all that run on it
     */
    public record Services(
            AddressCounters counters,
            Watchdog watchdog,
            PostedLater postedLater,
            Threads threads,
            BiConsumer<String, Thread> stuck) {}

    /**
     * @param first none while its plugin is absent
     * @param another makes another object in the place of one whose call never returns
     */
    public RunningHandler(
            String name,
            Optional<HandlerObject> first,
            Services services,
            Callable<HandlerObject> another) {
        this.name = name;
        this.services = services;
        this.caller = new Caller(name, services, this::giveUp);
        this.another = another;
        this.mailbox = new HandlerMailbox(first, name, services.threads());
        first.ifPresent(this::place);
    }

    private void place(HandlerObject object) {
        var only = Optional.of(object);
        object.place(job -> mailbox.take(new OwnJob(only, its -> caller.run(its, job)), false));
    }

    /**
     * Handles messages of one type; {@code work} is told what came of it. Returns at once where it
     * has to wait.
     *
     * @param functions in their order: nothing comes between them
     * @param here whether a function that does not block may run on this thread
     */
    public void handle(
            List<String> functions,
            String type,
            List<Message> messages,
            Values arguments,
            HandledMessages work,
            boolean here) {
        var call = new HandlerCall(name, caller, functions, type, messages, arguments, work);
        if (!mailbox.take(call, here)) {
            call.refuse();
        }
    }

    /** Whether there is what its calls go to; not while its plugin is absent or cannot make it. */
    public boolean hasObject() {
        return mailbox.hasObject();
    }

    /** Puts another object in place between two calls, or none, and closes the old one. */
    public synchronized void exchange(
            Optional<HandlerObject> next, Callable<HandlerObject> itsAnother) {
        another = itsAnother;
        replace(next);
    }

    private void replace(Optional<HandlerObject> next) {
        var exchanged = mailbox.exchange(next, HandlerObject.LONGEST_CLOSE);
        next.ifPresent(this::place);
        exchanged.old().ifPresent(old -> end(old, exchanged.free()));
    }

    private void end(HandlerObject old, boolean free) {
        if (free) {
            old.close(() -> flush(old), services.threads());
        } else {
            old.abandon();
            LOG.warn("handler {}: a call has not returned; its object is left to itself", name);
        }
    }

    private void flush(HandlerObject object) {
        for (var last = object.last(); last.isPresent(); last = object.last()) {
            caller.run(object, last.get());
        }
    }

    /**
     * Lets its object do what it wants done before it ends, after the messages that wait. Completes
     * when that is done.
     */
    public CompletableFuture<Void> flush() {
        var done = new CompletableFuture<Void>();
        var job =
                new OwnJob(
                        Optional.empty(),
                        object -> {
                            flush(object);
                            done.complete(null);
                        });
        if (!hasObject() || !mailbox.take(job, false)) {
            done.complete(null);
        }
        return done;
    }

    /** Ends it while messages still come: what it cannot take any more fails. */
    public void remove() {
        for (var job : end()) {
            if (job instanceof HandlerCall call) {
                call.refuse();
            }
        }
    }

    /** Ends it with the gateway: what still waits stays unacknowledged with its sender. */
    @Override
    public void close() {
        end();
    }

    /** Waits for what it has, within a bound, and gives back what will not run. */
    private synchronized List<HandlerMailbox.Job> end() {
        closed = true;
        var left = mailbox.finish(HandlerObject.LONGEST_CLOSE);
        replace(Optional.empty());
        return left;
    }

    /** A thread does not come back from another handler: what waits for it here goes on. */
    public void release(Thread stuck) {
        mailbox.release(stuck);
    }

    /** What an object has to do by itself, such as what its timers say. */
    private static final class OwnJob extends HandlerMailbox.Job {

        private final Consumer<HandlerObject> job;

        OwnJob(Optional<HandlerObject> only, Consumer<HandlerObject> job) {
            super(only);
            this.job = job;
        }

        @Override
        void run(HandlerObject object, boolean here) {
            job.accept(object);
        }
    }

    /** The watchdog goes on at once: making another object may take its time. */
    private void giveUp(HandlerObject stuck, String carrier, Thread thread) {
        if (mailbox.giveUp(stuck, thread)) {
            services.threads()
                    .once(
                            "rescue-" + name,
                            () -> {
                                stuck.abandon();
                                supply();
                                services.stuck().accept(carrier, thread);
                            });
        }
    }

    /** Nothing where a reload came first. */
    private synchronized void supply() {
        if (closed || !mailbox.lacksObject()) {
            return;
        }
        try {
            replace(Optional.of(another.call().onLaneOnly()));
        } catch (Exception | LinkageError e) {
            LOG.error("handler {}: cannot be made anew, and its messages wait", name);
        }
    }
}
