package io.postern.watch;

import io.postern.api.context.Time;
import io.postern.config.read.FileStamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the user's files and tells, on a thread of its own, when changes have come to rest. The
 * system's events make it quick; a look at everything now and then makes it sure, where the system
 * sends no events (network file systems, links into other folders, too many watches).
 */
public final class FolderWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final Time time;
    private final Runnable changed;
    private final WatchService watcher;
    private final Registrations registrations;
    private final Thread thread = new Thread(this::run, "postern-watch");

    // from here on guarded by this
    private final Calm calm = new Calm();
    private final Beat beat;
    private final Set<Path> doubtful = new HashSet<>();
    private boolean doubtAll = true;
    private Scope scope;
    private Snapshot snapshot = Snapshot.EMPTY;
    private Map<Path, String> troubles = Map.of();

    /**
     * Watches from now on, but tells nothing before {@link #start}.
     *
     * @param changed called when files that count may have changed; must not block for long
     */
    public static FolderWatch of(Scope scope, Time time, Runnable changed) {
        return new FolderWatch(scope, Duration.ofSeconds(5), time, changed, watcher());
    }

    private static WatchService watcher() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            return new NoEvents(e.toString());
        }
    }

    FolderWatch(Scope scope, Duration beat, Time time, Runnable changed, WatchService watcher) {
        this.scope = scope;
        this.time = time;
        this.changed = changed;
        this.watcher = watcher;
        this.registrations = new Registrations(watcher);
        this.beat = new Beat(beat.toNanos(), time.nanos());
        thread.setDaemon(true);
        register();
    }

    public void start() {
        thread.start();
    }

    /** Watches these secret files from now on, and no others. */
    public synchronized void secrets(Set<Path> files) {
        var wider = scope.withSecrets(files);
        if (!wider.equals(scope)) {
            scope = wider;
            register();
            snapshot = snapshot.withSecrets(scope.lookAtSecrets());
        }
    }

    /**
     * How the files look now; only what is said to have changed since the last look is looked at.
     */
    public synchronized Snapshot look() {
        if (doubtAll) {
            return lookAtAll();
        }
        if (!doubtful.isEmpty()) {
            snapshot = lookAgain();
        }
        doubtful.clear();
        return snapshot;
    }

    /** How all files look now, whether the system has told of a change yet or not. */
    public synchronized Snapshot lookAtAll() {
        register();
        snapshot = scope.look();
        doubtful.clear();
        doubtAll = false;
        return snapshot;
    }

    private Snapshot lookAgain() {
        var files = new HashMap<>(snapshot.files());
        var secrets = new HashMap<>(snapshot.secrets());
        for (var path : doubtful) {
            var stamp = FileStamp.of(path);
            if (scope.secrets().contains(path)) {
                secrets.put(path, stamp);
            }
            if (stamp.exists() && scope.isConfiguration(path)) {
                files.put(path, stamp);
            } else {
                files.remove(path);
            }
        }
        return new Snapshot(files, secrets, snapshot.plugins(), snapshot.others());
    }

    private synchronized void register() {
        var before = troubles;
        troubles = registrations.watch(scope.directories());
        if (!troubles.isEmpty() && before.isEmpty()) {
            troubles.entrySet().stream().findFirst().ifPresent(this::warn);
        }
    }

    private void warn(Map.Entry<Path, String> trouble) {
        LOG.warn(
                "{} cannot be watched ({}): changes are found by a look every {} s",
                trouble.getKey(),
                trouble.getValue(),
                beat.period().toSeconds());
    }

    private void run() {
        try {
            while (true) {
                var key = watcher.poll(pause(), TimeUnit.NANOSECONDS);
                attempt(key == null ? Set.of() : Set.of(key));
            }
        } catch (ClosedWatchServiceException e) {
            LOG.debug("no longer watching");
        } catch (InterruptedException e) {
            thread.interrupt();
        }
    }

    /** Whatever goes wrong with one look, the next may go well. */
    private void attempt(Set<WatchKey> keys) {
        try {
            step(keys);
        } catch (ClosedWatchServiceException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("the files could not be looked at", e);
        }
    }

    private void step(Set<WatchKey> keys) {
        keys.forEach(this::note);
        beat();
        if (isCalm()) {
            changed.run();
        }
    }

    private synchronized void beat() {
        if (beat.take(time.nanos()) && changedUnseen()) {
            calm.disturb(time.nanos());
        }
    }

    private synchronized boolean isCalm() {
        return calm.take(time.nanos());
    }

    private synchronized long pause() {
        var now = time.nanos();
        return Math.min(calm.pause(now), beat.pause(now));
    }

    private boolean changedUnseen() {
        var started = time.nanos();
        var before = snapshot;
        var same = lookAtAll().equals(before);
        beat.cost(time.nanos() - started);
        return !same;
    }

    private synchronized void note(WatchKey key) {
        var paths = registrations.paths(key);
        for (var event : key.pollEvents()) {
            paths.forEach(folder -> note(folder, event));
        }
        if (!key.reset()) {
            doubtAll = true;
            calm.disturb(time.nanos());
        }
        if (doubtAll) {
            register();
        }
    }

    private void note(Path folder, WatchEvent<?> event) {
        var concern =
                event.kind() == StandardWatchEventKinds.OVERFLOW
                        ? Scope.Concern.ALL
                        : scope.concern(folder.resolve((Path) event.context()));
        if (concern == Scope.Concern.NAME && event.kind() == StandardWatchEventKinds.ENTRY_MODIFY) {
            return;
        }
        if (concern == Scope.Concern.FILE) {
            doubtful.add(folder.resolve((Path) event.context()));
        }
        doubtAll |= concern == Scope.Concern.ALL || concern == Scope.Concern.NAME;
        if (concern != Scope.Concern.NONE) {
            calm.disturb(time.nanos());
        }
    }

    /** Stops telling; a call that runs may still end afterwards. */
    @Override
    public void close() {
        try {
            watcher.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
