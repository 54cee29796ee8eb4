package io.postern.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The parcels of one destination in their order: those on their way, those to be sent again, those
 * that wait. Owned by its dispatch; not safe for several threads.
 */
final class Line {

    private final Destination destination;
    private final Deque<Parcel> flying = new ArrayDeque<>();
    private final NavigableMap<Long, Parcel> again = new TreeMap<>();
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private long numbers;
    private volatile Dispatch owner;
    boolean removed;
    boolean paused;
    boolean isReady;
    int failures;

    Line(Destination destination, Dispatch owner) {
        this.destination = destination;
        this.owner = owner;
    }

    /** Whose it is; changed only by the one whose it was. */
    Dispatch owner() {
        return owner;
    }

    void owner(Dispatch next) {
        owner = next;
    }

    Destination destination() {
        return destination;
    }

    void add(Parcel parcel) {
        parcel.number = ++numbers;
        waiting.add(parcel);
    }

    boolean hasNext() {
        return !paused && !destination.standsStill() && (!again.isEmpty() || !waiting.isEmpty());
    }

    boolean isEmpty() {
        return flying.isEmpty() && again.isEmpty() && waiting.isEmpty();
    }

    int size() {
        return flying.size() + again.size() + waiting.size();
    }

    /** The next in order; it flies from now on. */
    Parcel next() {
        var parcel = again.isEmpty() ? waiting.remove() : again.pollFirstEntry().getValue();
        parcel.attempt++;
        parcel.settled = false;
        flying.add(parcel);
        return parcel;
    }

    /** A parcel landed. Landed ones leave from the head, so that this costs the same for each. */
    void landed(Parcel parcel) {
        parcel.settled = true;
        while (!flying.isEmpty() && flying.element().settled) {
            flying.remove();
        }
    }

    /** A parcel came back, to be sent again in its old place. */
    void back(Parcel parcel) {
        landed(parcel);
        parcel.attempt++;
        again.put(parcel.number, parcel);
    }

    /** The link is lost: everything on its way is to be sent again, and says how much that was. */
    int allBack() {
        int count = 0;
        for (var parcel : List.copyOf(flying)) {
            if (!parcel.settled) {
                back(parcel);
                count++;
            }
        }
        return count;
    }

    /** Everything that is not safe yet, in order; the line is empty afterwards. */
    List<Parcel> clear() {
        allBack();
        var all = new ArrayList<>(again.values());
        all.addAll(waiting);
        again.clear();
        waiting.clear();
        flying.clear();
        return all;
    }
}
