package io.postern.serial.send;

import io.postern.api.context.Time;
import io.postern.api.link.Outcome;
import io.postern.serial.device.ConnectedDevice;
import io.postern.serial.device.ConnectedDevices;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The letters on their way while the link is open: each in the mailbox of its device, or waiting
 * for one, in the order in which they came. Any thread may use it; nothing blocks but {@link
 * #close}.
 */
final class DeviceDelivery {

    /** More than these may not wait, or they would keep others from being sent at all. */
    static final int MOST_WAITING = 128;

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);

    /** Longer than a write may take: it ends before, and then what waits for that goes on. */
    private static final Duration LONGEST_BREAK = Duration.ofMinutes(10);

    private final ConnectedDevices devices;
    private final Time time;
    private final Map<ConnectedDevice, Mailbox> mailboxes = new HashMap<>();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private boolean closing;
    private boolean closed;
    private int settling;

    private record Settled(Pending letter, Outcome outcome) {}

    DeviceDelivery(ConnectedDevices devices, Time time) {
        this.devices = devices;
        this.time = time;
    }

    void send(Pending letter) {
        var settled = new ArrayList<Settled>();
        synchronized (this) {
            // those that wait came before, and their device may just have come
            placeWaiting(settled);
            place(letter, settled);
        }
        settle(settled);
    }

    /** A device has come. */
    void look() {
        var settled = new ArrayList<Settled>();
        synchronized (this) {
            placeWaiting(settled);
        }
        settle(settled);
    }

    private void placeWaiting(List<Settled> settled) {
        if (!waiting.isEmpty()) {
            placeBeforeWaiting(List.of(), settled);
        }
    }

    private void place(Pending letter, List<Settled> settled) {
        if (closing) {
            return;
        }
        var chosen = devices.chosen(letter.choice);
        if (chosen.size() == 1 && wouldOvertake(chosen.get(0))) {
            waiting.add(letter);
            letter.waits(time.after(LONGEST_BREAK, () -> over(letter)));
        } else if (chosen.size() == 1) {
            mailbox(chosen.get(0)).add(letter);
        } else if (chosen.isEmpty()) {
            hold(letter, settled);
        } else {
            settled.add(new Settled(letter, new Outcome.Refused(several(letter, chosen))));
        }
    }

    /**
     * Whether one that came before has not gone to this device yet: it waits, because the device
     * has come just now and everybody is about to be placed, or it is in the mailbox that the
     * device had before it was lost, and soon it is known whether it was written.
     */
    private boolean wouldOvertake(ConnectedDevice device) {
        var identity = device.identity();
        return waiting.stream().anyMatch(one -> one.choice.takes(identity))
                || mailboxes.values().stream()
                        .anyMatch(one -> one.device() != device && one.holdsFor(identity));
    }

    private Mailbox mailbox(ConnectedDevice device) {
        return mailboxes.computeIfAbsent(
                device,
                fresh -> {
                    var mailbox = new Mailbox(fresh, this);
                    mailbox.start();
                    return mailbox;
                });
    }

    private void hold(Pending letter, List<Settled> settled) {
        var left = letter.left(time.nanos());
        if (left.isZero()) {
            settled.add(new Settled(letter, new Outcome.Refused(letter.why())));
        } else if (waiting.size() >= MOST_WAITING) {
            settled.add(new Settled(letter, new Outcome.Later(crowd())));
        } else {
            waiting.add(letter);
            letter.waits(time.after(left, () -> over(letter)));
        }
    }

    private static String crowd() {
        return MOST_WAITING + " messages wait for devices that are not connected";
    }

    private static String several(Pending letter, List<ConnectedDevice> chosen) {
        return "expected one "
                + letter.choice
                + ", found "
                + chosen.stream()
                        .limit(10)
                        .map(ConnectedDevice::toString)
                        .collect(Collectors.joining(", "))
                + (chosen.size() > 10 ? " and " + (chosen.size() - 10) + " more" : "");
    }

    private void over(Pending letter) {
        boolean still;
        synchronized (this) {
            still = waiting.remove(letter);
        }
        if (still) {
            settle(List.of(new Settled(letter, new Outcome.Refused(letter.why()))));
        }
    }

    /** What a mailbox has to write now; with nothing it is no longer there. */
    Optional<Pending> next(Mailbox mailbox) {
        var settled = new ArrayList<Settled>();
        synchronized (this) {
            var next = mailbox.first();
            if (next.isPresent() && !closing) {
                return next;
            }
            mailboxes.remove(mailbox.device(), mailbox);
            notifyAll();
            placeWaiting(settled);
        }
        settle(settled);
        return Optional.empty();
    }

    void written(Mailbox mailbox, Pending letter) {
        synchronized (this) {
            mailbox.written();
        }
        settle(List.of(new Settled(letter, Outcome.DELIVERED)));
    }

    /** The device is gone: what it did not get waits for its return, before what came later. */
    void failed(Mailbox mailbox, String why) {
        var settled = new ArrayList<Settled>();
        synchronized (this) {
            var left = mailbox.clear();
            left.forEach(letter -> letter.trouble(why));
            placeBeforeWaiting(left, settled);
        }
        settle(settled);
    }

    private void placeBeforeWaiting(List<Pending> left, List<Settled> settled) {
        var later = List.copyOf(waiting);
        later.forEach(Pending::goesOn);
        waiting.clear();
        left.forEach(letter -> place(letter, settled));
        later.forEach(letter -> place(letter, settled));
    }

    /** A letter that its mailbox breaks down over is given up; the others go on. */
    void broken(Mailbox mailbox, String why) {
        var settled = new ArrayList<Settled>();
        synchronized (this) {
            mailboxes.remove(mailbox.device(), mailbox);
            notifyAll();
            var left = new ArrayList<>(mailbox.clear());
            if (!left.isEmpty()) {
                settled.add(new Settled(left.remove(0), new Outcome.Refused(why)));
            }
            placeBeforeWaiting(left, settled);
        }
        settle(settled);
    }

    private void settle(List<Settled> all) {
        for (var one : all) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                settling++;
            }
            try {
                one.letter().receipt.settle(one.outcome());
            } finally {
                synchronized (this) {
                    settling--;
                    notifyAll();
                }
            }
        }
    }

    /** Lets what is being written end, within a bound; nothing is settled after this returns. */
    synchronized void close() {
        closing = true;
        waiting.forEach(Pending::goesOn);
        waiting.clear();
        long end = time.nanos() + LONGEST_CLOSE.toNanos();
        long left = LONGEST_CLOSE.toNanos();
        while (left > 0 && (!mailboxes.isEmpty() || settling > 0)) {
            left = pause(left) ? end - time.nanos() : 0;
        }
        closed = true;
    }

    private boolean pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
            return true;
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
