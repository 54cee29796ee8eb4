package io.postern.store;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How far rows were read: all before one of them are in memory, or done, and some behind it may be
 * in memory too. For one owner.
 */
public final class ReadPosition {

    private final NavigableSet<Long> behind = new TreeSet<>();
    private long next;

    public ReadPosition(long next) {
        this.next = next;
    }

    /** The first that is to be read. */
    public long next() {
        return next;
    }

    /** The first behind it that is in memory, or else the one after the last. */
    public long end(long last) {
        return behind.isEmpty() ? last + 1 : behind.first();
    }

    /** How many behind it are in memory. */
    public int inMemory() {
        return behind.size();
    }

    /** One that is in memory. */
    public void add(long row) {
        behind.add(row);
        goOn(next);
    }

    public boolean has(long row) {
        return behind.contains(row);
    }

    /** To a row, or behind it and those that follow where these are in memory. */
    public void goOn(long row) {
        next = row;
        behind.headSet(next).clear();
        while (behind.remove(next)) {
            next++;
        }
    }
}
