package io.postern.config.change;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The names of the objects of one folder that come, change and go. */
public record Changes(
        SortedSet<String> added, SortedSet<String> changed, SortedSet<String> removed) {

    public Changes {
        added = Collections.unmodifiableSortedSet(new TreeSet<>(added));
        changed = Collections.unmodifiableSortedSet(new TreeSet<>(changed));
        removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
    }

    /**
     * Compares by equality, walking both once, since there may be thousands.
     *
     * @param replaced whether an object counts as changed although its plan is the same
     */
    static <P> Changes between(
            SortedMap<String, P> before, SortedMap<String, P> after, Predicate<P> replaced) {
        var added = new TreeSet<String>();
        var changed = new TreeSet<String>();
        var removed = new TreeSet<String>();
        var left = before.entrySet().iterator();
        var old = next(left);
        for (var entry : after.entrySet()) {
            var name = entry.getKey();
            while (old.isPresent() && old.get().getKey().compareTo(name) < 0) {
                removed.add(old.get().getKey());
                old = next(left);
            }
            if (old.isEmpty() || !old.get().getKey().equals(name)) {
                added.add(name);
            } else {
                var plan = entry.getValue();
                if (!old.get().getValue().equals(plan) || replaced.test(plan)) {
                    changed.add(name);
                }
                old = next(left);
            }
        }
        old.ifPresent(gone -> removed.add(gone.getKey()));
        left.forEachRemaining(gone -> removed.add(gone.getKey()));
        return new Changes(added, changed, removed);
    }

    private static <E> Optional<E> next(Iterator<E> all) {
        return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }

    /** What must be made. */
    public SortedSet<String> addedAndChanged() {
        return union(added, changed);
    }

    /** What must end. */
    public SortedSet<String> changedAndRemoved() {
        return union(changed, removed);
    }

    /** Others count as changed too, as far as they are still there. */
    public Changes and(SortedSet<String> others) {
        var more = new TreeSet<>(others);
        more.removeAll(added);
        more.removeAll(removed);
        return new Changes(added, union(changed, more), removed);
    }

    private static SortedSet<String> union(Collection<String> some, Collection<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /** How many objects are touched. */
    public int size() {
        return added.size() + changed.size() + removed.size();
    }
}
