package io.postern.gateway;

import io.postern.api.context.Time;
import io.postern.config.change.Changes;
import io.postern.config.change.ConfigurationDiff;
import io.postern.config.keys.Folder;
import io.postern.gateway.object.ApplyException;
import io.postern.gateway.object.PendingObjects;
import io.postern.screen.FailureText;
import io.postern.time.Lane;
import io.postern.time.Machine;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Objects whose plugin could not make them. They wait, as those of absent plugins do, and are tried
 * again in growing pauses. Safe for use by any thread.
 */
public final class WaitingObjects {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingObjects.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 3;

    private final Time time;
    private final Runnable again;
    private final Lane lane;
    private final Map<Key, One> waiting =
            new TreeMap<>(Comparator.comparing(Key::folder).thenComparing(Key::name));
    private Optional<Time.Timer> timer = Optional.empty();

    private record Key(Folder folder, String name) {

        @Override
        public String toString() {
            return folder.noun() + " " + name;
        }
    }

    private record One(ApplyException trouble, int tries) {

        String words() {
            return "%s: waiting: %s; tried %s, and again within a minute"
                    .formatted(
                            trouble.place(),
                            trouble.what(),
                            tries == 1 ? "once" : tries + " times");
        }
    }

    /**
     * @param again tries them again; may block
     */
    WaitingObjects(Machine machine, Runnable again) {
        this.time = machine.time();
        this.lane = machine.threads().lane("unmade");
        this.again = again;
    }

    /** They were tried along with what else had to be made. */
    synchronized void tried(ConfigurationDiff diff, MadeObjects made) {
        tried(Folder.HANDLERS, diff.handlers(), made.handlers());
        tried(Folder.CARRIERS, diff.carriers(), made.carriers());
        tried(Folder.TASKS, diff.tasks(), made.tasks());
        schedule();
    }

    private void tried(Folder folder, Changes changes, PendingObjects<?> fresh) {
        changes.removed().forEach(name -> waiting.remove(new Key(folder, name)));
        for (var name : changes.addedAndChanged()) {
            var key = new Key(folder, name);
            var trouble = Optional.ofNullable(fresh.failed().get(name));
            if (trouble.isPresent()) {
                note(key, trouble.get());
            } else if (waiting.remove(key) != null && fresh.made().containsKey(name)) {
                LOG.info("{} is made, and goes on", key);
            }
        }
    }

    /** One that ran could not be made anew. */
    synchronized void failed(Folder folder, String name, ApplyException trouble) {
        note(new Key(folder, name), trouble);
        schedule();
    }

    private void note(Key key, ApplyException trouble) {
        var before = Optional.ofNullable(waiting.get(key));
        waiting.put(key, new One(trouble, before.map(One::tries).orElse(0) + 1));
        if (before.filter(one -> one.trouble().getMessage().equals(trouble.getMessage()))
                .isEmpty()) {
            LOG.warn(
                    "{}; it waits, and is tried again within a minute{}",
                    trouble.getMessage(),
                    FailureText.where(trouble.getCause(), LOG.isDebugEnabled()));
        }
    }

    private void schedule() {
        timer.ifPresent(Time.Timer::cancel);
        timer =
                waiting.values().stream()
                        .map(One::tries)
                        .min(Integer::compare)
                        .map(tries -> time.after(pause(tries), () -> lane.execute(again)));
    }

    private static Duration pause(int tries) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
    }

    /** What differs, and what was not made before. */
    synchronized ConfigurationDiff and(ConfigurationDiff diff) {
        return new ConfigurationDiff(
                diff.messages(),
                diff.carriers().and(names(Folder.CARRIERS)),
                diff.handlers().and(names(Folder.HANDLERS)),
                diff.addresses(),
                diff.tasks().and(names(Folder.TASKS)));
    }

    private SortedSet<String> names(Folder folder) {
        return waiting.keySet().stream()
                .filter(key -> key.folder() == folder)
                .map(Key::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Why one is not there, in words. */
    public synchronized Optional<String> of(Folder folder, String name) {
        return Optional.ofNullable(waiting.get(new Key(folder, name)))
                .map(one -> "cannot be made: " + one.trouble().reason());
    }

    /** A line for each. */
    public synchronized List<String> lines() {
        return waiting.values().stream().map(One::words).toList();
    }

    synchronized void end() {
        waiting.clear();
        schedule();
        lane.close();
    }
}
