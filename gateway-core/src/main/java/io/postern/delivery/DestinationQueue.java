package io.postern.delivery;

import io.postern.message.Message;
import io.postern.office.MessageStage;
import io.postern.store.DiskStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

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
    private static final int TOO_OLD = 2;

    private final Destination destination;
    private final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();
    private final Deque<Delivery> flying = new ArrayDeque<>();
    private final NavigableMap<Long, Delivery> again = new TreeMap<>();
    private final DiskQueue disk;
    private volatile Dispatch.Care care;
    private volatile Dispatch goal;
    private volatile boolean removed;
    private volatile boolean older;
    private long numbers;
    private boolean paused;
    private boolean ready;
    private int failures;
    private boolean trying;
    private int suspects;
    private Optional<Message> oldest = Optional.empty();
    private int age;

    DestinationQueue(Destination destination, Dispatch first, DiskStore store) {
        this.destination = destination;
        this.goal = first;
        this.care = first.care(this);
        this.disk = new DiskQueue(this, store);
    }

    Destination destination() {
        return destination;
    }

    DiskQueue disk() {
        return disk;
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

    /**
     * What has to be done about the disk.
     *
     * @param isUp whether something could be sent now
     */
    void tend(boolean isUp) {
        if (older) {
            older = false;
            age();
        }
        disk.tend(waiting, isUp && isAwake());
    }

    /** Time passes: what waits too long goes to the disk. */
    void grow() {
        older = true;
        wake();
    }

    private void age() {
        var now = unsafe();
        age = now.isPresent() && now.equals(oldest) ? age + 1 : 0;
        oldest = now;
        if (age >= TOO_OLD) {
            disk.begin(waiting);
            age = 0;
        }
    }

    /** The first message that is safe nowhere yet. */
    private Optional<Message> unsafe() {
        return Stream.of(
                        again.values().stream(),
                        flying.stream().filter(Delivery::flies),
                        Stream.ofNullable(waiting.peek()))
                .flatMap(some -> some)
                .filter(delivery -> delivery.kept().isEmpty())
                .findFirst()
                .map(Delivery::message);
    }

    /** What has left already, in order. */
    Collection<Delivery> inHand() {
        var all = new TreeMap<>(again);
        flying.stream().filter(Delivery::flies).forEach(one -> all.put(one.number(), one));
        return all.values();
    }

    /** Whether its dispatch may send something of it. */
    boolean hasNext() {
        return isAwake() && !trying && (!again.isEmpty() || disk.hasNext() || hasDirect());
    }

    /** While some of it is on the disk, what came after that goes there too. */
    private boolean hasDirect() {
        return !disk.isOn() && !disk.comesFirst() && !waiting.isEmpty();
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
        var delivery = disk.isInMemory() ? disk.next() : waiting.remove();
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

    /**
     * Everything that is safe nowhere yet, in order, once it left; it is empty afterwards. What is
     * on the disk stays there.
     */
    List<Delivery> clear() {
        var all = new ArrayList<>(again.values());
        all.removeIf(delivery -> delivery.kept().isPresent());
        again.clear();
        for (var delivery = waiting.poll(); delivery != null; delivery = waiting.poll()) {
            all.add(delivery);
        }
        return all;
    }
}
