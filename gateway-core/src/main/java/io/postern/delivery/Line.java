package io.postern.delivery;

import io.postern.office.Trace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The parcels of one destination in their order: those on their way, those to be sent again, those
 * that wait. Any thread may add to it, move it and remove it; everything else is its dispatch's,
 * one step at a time. What waits stays in the line when that moves to another dispatch, so that no
 * two parcels can change places on the way.
 */
final class Line {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;

    private final Destination destination;
    private final Queue<Parcel> waiting = new ConcurrentLinkedQueue<>();
    private final Deque<Parcel> flying = new ArrayDeque<>();
    private final NavigableMap<Long, Parcel> again = new TreeMap<>();
    private volatile Dispatch.Care care;
    private volatile Dispatch goal;
    private volatile boolean removed;
    private long numbers;
    private boolean paused;
    private boolean ready;
    private int failures;
    private boolean trying;
    private int suspects;

    Line(Destination destination, Dispatch first) {
        this.destination = destination;
        this.goal = first;
        this.care = first.care(this);
    }

    Destination destination() {
        return destination;
    }

    void add(Parcel parcel) {
        waiting.add(parcel);
        wake();
    }

    /** Goes to another dispatch as soon as the one that has it lets go. */
    void move(Dispatch next) {
        if (next != goal) {
            goal = next;
            wake();
        }
    }

    void remove() {
        removed = true;
        wake();
    }

    /** Something changed: its dispatch looks after it. */
    void wake() {
        care.take();
    }

    /** Whose it is. */
    Dispatch owner() {
        return care.owner();
    }

    /** Where it is to be. */
    Dispatch goal() {
        return goal;
    }

    /** Only the owner gives it away. */
    void owner(Dispatch next) {
        care = next.care(this);
    }

    boolean isRemoved() {
        return removed;
    }

    boolean isPaused() {
        return paused;
    }

    /** It waits: says how long, which is longer each time in a row. */
    Duration pause() {
        paused = true;
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    void goOn() {
        paused = false;
    }

    boolean isReady() {
        return ready;
    }

    /** Whether it is among the lines that have their turn. */
    void ready(boolean is) {
        ready = is;
    }

    /** Whether its dispatch may send something of it. */
    boolean hasNext() {
        return isAwake() && !trying && (!again.isEmpty() || !waiting.isEmpty());
    }

    /** Whether nothing keeps it from being sent but the link and its window. */
    boolean isAwake() {
        return !paused && goal == owner() && !destination.standsStill();
    }

    /** The next in order; it flies from now on. After a "not now" it flies alone, as a trial. */
    Parcel next() {
        var parcel = again.isEmpty() ? first() : again.pollFirstEntry().getValue();
        trying = failures > 0;
        parcel.takeOff(trying);
        flying.add(parcel);
        return parcel;
    }

    private Parcel first() {
        var parcel = waiting.remove();
        parcel.number(++numbers);
        return parcel;
    }

    /** The other end has a parcel, or will never take it. */
    void done(Parcel parcel) {
        if (parcel.isTrial()) {
            failures = 0;
        }
        landed(parcel);
    }

    /** A parcel came back, to be sent again in its old place. */
    private void back(Parcel parcel) {
        landed(parcel);
        Trace.say(parcel.message(), destination.name(), "to be sent again");
        again.put(parcel.number(), parcel);
        parcel.message().rest();
    }

    /**
     * The other end does not take a parcel now. It may fly again while those before it still do.
     */
    void later(Parcel parcel) {
        back(parcel);
        flying.remove(parcel);
    }

    /** Landed ones leave from the head, so that this costs the same for each. */
    private void landed(Parcel parcel) {
        trying &= !parcel.isTrial();
        parcel.land();
        while (!flying.isEmpty() && !flying.element().flies()) {
            flying.remove();
        }
    }

    /** The link is lost: everything on its way is to be sent again. */
    void allBack() {
        List.copyOf(flying).stream().filter(Parcel::flies).forEach(this::back);
    }

    /** The other end closed the connection: what is on its way may be why. */
    void accuse(boolean alone) {
        for (var parcel : flying) {
            if (parcel.flies()) {
                suspects += parcel.isSuspect() ? 0 : 1;
                parcel.accuse(alone);
            }
        }
    }

    /** The other end answered to a parcel, and kept the connection. */
    void acquit(Parcel parcel) {
        suspects -= parcel.isSuspect() ? 1 : 0;
        parcel.acquit();
    }

    boolean hasSuspects() {
        return suspects > 0;
    }

    /** What is on its way and was alone at so many closes. */
    Optional<Parcel> proved(int closes) {
        return flying.stream()
                .filter(parcel -> parcel.flies() && parcel.closesAlone() >= closes)
                .findFirst();
    }

    /**
     * Leaves its dispatch with everything that is not safe yet. What is on its way will be sent
     * again, as parcels of their own: those that fly stay behind, and are given back.
     */
    List<Parcel> leave() {
        var strays = flying.stream().filter(Parcel::flies).toList();
        strays.forEach(stray -> again.put(stray.number(), stray.copy()));
        flying.clear();
        again.values().forEach(Parcel::forgive);
        suspects = 0;
        paused = false;
        trying = false;
        failures = 0;
        return strays;
    }

    /** Everything that is not safe yet, in order, once it left; it is empty afterwards. */
    List<Parcel> clear() {
        var all = new ArrayList<>(again.values());
        again.clear();
        for (var parcel = waiting.poll(); parcel != null; parcel = waiting.poll()) {
            all.add(parcel);
        }
        return all;
    }
}
