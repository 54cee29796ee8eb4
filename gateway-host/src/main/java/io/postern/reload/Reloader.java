package io.postern.reload;

import io.postern.api.context.Time;
import io.postern.data.LastGood;
import io.postern.ops.Event;
import io.postern.plugin.run.DroppedPlugins;
import io.postern.watch.FolderWatch;
import io.postern.watch.Scope;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gateway running what its files say: reads them at the start and at each change, one
 * change at a time, on a thread of its own. Safe for use by any thread.
 */
public final class Reloader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
    private static final Duration IN_A_MOMENT = Duration.ofMillis(300);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Time time;
    private final Consumer<Event> events;
    private final FolderWatch watch;
    private final Reload reload;
    private final ReloadLog log = new ReloadLog();
    private final ReloadCounts counts = new ReloadCounts();
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private final AtomicLong noticedAt = new AtomicLong();
    private final ExecutorService thread = oneThread();
    private volatile Optional<ReloadState> state = Optional.empty();

    /**
     * Does nothing before {@link #start}.
     *
     * @param events told on this reloader's thread; must not block
     */
    public Reloader(
            ConfigurationFiles files,
            DroppedPlugins plugins,
            CurrentRun run,
            LastGood lastGood,
            Time time,
            Consumer<Event> events) {
        this.time = time;
        this.events = events;
        this.watch =
                FolderWatch.of(
                        new Scope(files.folder(), plugins.folder(), Set.of()), time, this::noticed);
        this.reload =
                new Reload(
                        files,
                        plugins,
                        run,
                        new LastGoodKeeping(lastGood, files.folder()),
                        watch,
                        time,
                        events);
    }

    /** What comes after the end is left out. */
    private static ExecutorService oneThread() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Reloader::thread,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "postern-reload");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Applies the files, or the last good ones where they have problems, and follows changes from
     * then on.
     *
     * @throws NoConfigurationException when nothing can run
     */
    public ReloadState start() throws NoConfigurationException {
        var first = new CompletableFuture<ReloadState>();
        thread.execute(() -> first(first));
        try {
            return first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NoConfigurationException none) {
                throw none;
            }
            throw e;
        }
    }

    private void first(CompletableFuture<ReloadState> first) {
        try {
            pass(true, time.nanos());
        } catch (NoConfigurationException | RuntimeException | Error e) {
            first.completeExceptionally(e);
            return;
        }
        first.complete(state.orElseThrow());
        watch.start();
        reload.keep();
    }

    /** Reads everything anew although no change was noticed, and says again what is wrong. */
    public void request() {
        asked.set(true);
        noticed();
    }

    private void noticed() {
        if (due.compareAndSet(false, true)) {
            noticedAt.set(time.nanos());
            thread.execute(this::next);
        }
    }

    private void next() {
        var since = noticedAt.get();
        due.set(false);
        var anew = asked.getAndSet(false);
        try {
            if (again.getAndSet(false) || anew || !reload.isSettled() || reload.hasNews()) {
                pass(anew, since);
                reload.keep();
            }
        } catch (NoConfigurationException | RuntimeException e) {
            LOG.error("a change could not be followed, what ran before runs on", e);
        }
    }

    /**
     * @param since when there was something to do
     */
    private void pass(boolean anew, long since) throws NoConfigurationException {
        var changed = reload.hasNews();
        var outcome = reload.pass();
        if (outcome.isPresent()) {
            log.report(outcome.get(), anew || changed, Duration.ofNanos(time.nanos() - since));
            count(outcome.get());
            tell(outcome.get());
            state = outcome.map(ReloadOutcome::state);
            tryAgain(outcome.get());
        } else {
            asked.compareAndSet(false, anew);
        }
        if (!reload.isSettled()) {
            time.after(IN_A_MOMENT, this::noticed);
        }
    }

    /** What cannot be made now may be later, although no file changes. */
    private void tryAgain(ReloadOutcome outcome) {
        if (!outcome.state().troubles().isEmpty()) {
            time.after(
                    AGAIN,
                    () -> {
                        again.set(true);
                        noticed();
                    });
        }
    }

    private void count(ReloadOutcome outcome) {
        outcome.applied().ifPresent(diff -> counts.countApplied());
        if (outcome.isRefused()) {
            counts.countRefused();
        } else if (outcome.applied().isEmpty()) {
            counts.countUnchanged();
        }
    }

    private void tell(ReloadOutcome outcome) {
        var now = time.now();
        if (outcome.isRefused()) {
            events.accept(new Event.ConfigurationRefused(now, ReloadLog.problems(outcome.state())));
        }
        outcome.applied()
                .ifPresent(diff -> events.accept(new Event.ConfigurationApplied(now, diff.size())));
    }

    /** What runs, and what there is to say about the files; nothing before the start. */
    public Optional<ReloadState> state() {
        return state;
    }

    public ReloadCounts counts() {
        return counts;
    }

    /** Stops following changes; waits for one that is being applied. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a change of the configuration is still being applied");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watch.close();
        }
    }
}
