package io.postern.delivery;

import io.postern.office.MessageStage;
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
 * The deliveries of one destination in their order: those on their way, those to be sent again,
 * those that wait. Any thread may add to it, move it and remove it; everything else is its
 * dispatch's, one step at a time. What waits stays in the queue when that moves to another
 * dispatch, so that no two deliveries can change places on the way.
 */
final class DestinationQueue {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;

    private final Destination destination;
    private final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();
    private final Deque<Delivery> flying = new ArrayDeque<>();
    private final NavigableMap<Long, Delivery> again = new TreeMap<>();
    private volatile Dispatch.Care care;
    private volatile Dispatch goal;
    private volatile boolean removed;
    private long numbers;
    private boolean paused;
    private boolean ready;
    private int failures;
    private boolean trying;
    private int suspects;

    DestinationQueue(Destination destination, Dispatch first) {
        this.destination = destination;
        this.goal = first;
        this.care = first.care(this);
    }

    Destination destination() {
        return destination;
    }

    void add(Delivery delivery) {
        waiting.add(delivery);
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
    Delivery next() {
        var delivery = again.isEmpty() ? first() : again.pollFirstEntry().getValue();
        trying = failures > 0;
        delivery.takeOff(owner(), trying);
        flying.add(delivery);
        return delivery;
    }

    private Delivery first() {
        var delivery = waiting.remove();
        delivery.number(++numbers);
        return delivery;
    }

    /** The other end has a delivery, or will never take it. */
    void done(Delivery delivery) {
        if (delivery.isTrial()) {
            failures = 0;
        }
        landed(delivery);
    }

    /**
     * A delivery came back, to be sent again in its old place: maybe while those before it still
     * fly.
     */
    void back(Delivery delivery) {
        landed(delivery);
        destination.counters().saw(MessageStage.AGAIN, delivery.message());
        again.put(delivery.number(), delivery.again());
        delivery.message().rest();
    }

    /** Landed ones leave from the head, so that this costs the same for each. */
    private void landed(Delivery delivery) {
        trying &= !delivery.isTrial();
        delivery.land();
        while (!flying.isEmpty() && !flying.element().flies()) {
            flying.remove();
        }
    }

    /** The link is lost: everything on its way is to be sent again. */
    void allBack() {
        List.copyOf(flying).stream().filter(Delivery::flies).forEach(this::back);
    }

    /** The other end closed the connection: what is on its way may be why. */
    void accuse(boolean alone) {
        for (var delivery : flying) {
            if (delivery.flies()) {
                suspects += delivery.isSuspect() ? 0 : 1;
                delivery.accuse(alone);
            }
        }
    }

    /** The other end answered to a delivery, and kept the connection. */
    void acquit(Delivery delivery) {
        suspects -= delivery.isSuspect() ? 1 : 0;
        delivery.acquit();
    }

    boolean hasSuspects() {
        return suspects > 0;
    }

    /** What is on its way and was alone at so many closes. */
    Optional<Delivery> proved(int closes) {
        return flying.stream()
                .filter(delivery -> delivery.flies() && delivery.closesAlone() >= closes)
                .findFirst();
    }

    /**
     * Leaves its dispatch with everything that is not safe yet. What is on its way will be sent
     * again, as deliveries of their own: those that fly stay behind, and are given back.
     */
    List<Delivery> leave() {
        var strays = flying.stream().filter(Delivery::flies).toList();
        strays.forEach(stray -> again.put(stray.number(), stray.again()));
        flying.clear();
        again.values().forEach(Delivery::forgive);
        suspects = 0;
        paused = false;
        trying = false;
        failures = 0;
        return strays;
    }

    /** Everything that is not safe yet, in order, once it left; it is empty afterwards. */
    List<Delivery> clear() {
        var all = new ArrayList<>(again.values());
        again.clear();
        for (var delivery = waiting.poll(); delivery != null; delivery = waiting.poll()) {
            all.add(delivery);
        }
        return all;
    }
}
