package io.postern.mqtt.exchange;

import io.postern.mqtt.stream.ReadControl;
import io.postern.mqtt.stream.Timers;
import io.postern.mqtt.stream.Timers.LoopTimer;
import io.postern.mqtt.wire.IncomingPublish;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps back what a broker sends beyond the messages that may be open at once. Some send far more
 * than we announced (mosquitto 2.0); others cannot be told. Where much is kept back, nothing is
 * read any more, and the broker has to wait. Only its loop uses it.
 */
final class Throttle {

    static final int MOST_WAITING = 1_000;
    private static final Duration LOOK = Duration.ofMillis(50);

    private final int mostOpen;
    private final ReceiveShare room;
    private final ReadControl reading;
    private final Timers timers;
    private final Consumer<IncomingPublish> taker;

    /** Handed on and not acknowledged; above QoS 0. */
    private final Deque<IncomingPublish> open = new ArrayDeque<>();

    /** Not handed on yet. */
    private final Deque<IncomingPublish> waiting = new ArrayDeque<>();

    private long bytes;
    private boolean receives;
    private boolean goingOn;
    private boolean ended;
    private Optional<LoopTimer> paused = Optional.empty();
    private Duration keepAlive = Duration.ZERO;

    /**
     * @param mostOpen how many may be unacknowledged at once
     * @param taker what they are handed on to
     */
    Throttle(
            int mostOpen,
            ReceiveShare room,
            ReadControl reading,
            Timers timers,
            Consumer<IncomingPublish> taker) {
        this.mostOpen = mostOpen;
        this.room = room;
        this.reading = reading;
        this.timers = timers;
        this.taker = taker;
    }

    /**
     * @param within something must be read; zero for never
     */
    void begin(Duration within) {
        keepAlive = within;
    }

    void take(IncomingPublish message) {
        if (ended) {
            return;
        }
        if (!receives) {
            receives = true;
            room.enter();
        }
        bytes += message.payload().length;
        if (waiting.isEmpty() && mayPass(message)) {
            pass(message);
        } else {
            waiting.add(message);
        }
        if (paused.isEmpty() && (waiting.size() >= MOST_WAITING || bytes >= room.share())) {
            pause();
        }
        if (room.isCrowded()) {
            pauseUntilItIsNot();
        }
    }

    private boolean mayPass(IncomingPublish message) {
        return open.size() < mostOpen && !room.isCrowded() || message.qos() == 0;
    }

    private void pass(IncomingPublish message) {
        if (message.qos() > 0) {
            open.add(message);
        } else {
            bytes -= message.payload().length;
        }
        taker.accept(message);
    }

    /** Mostly the first: they are acknowledged in the order in which they came. */
    void acknowledged(int number) {
        for (var all = open.iterator(); all.hasNext(); ) {
            var next = all.next();
            if (next.number() == number) {
                all.remove();
                bytes -= next.payload().length;
                break;
            }
        }
        goOnSoon();
    }

    /** Whoever acknowledges may be in the middle of something: it must not get one just then. */
    private void goOnSoon() {
        if (!goingOn && (!waiting.isEmpty() || paused.isPresent())) {
            goingOn = true;
            timers.execute(this::goOn);
        }
    }

    private void goOn() {
        goingOn = false;
        while (!ended && !waiting.isEmpty() && mayPass(waiting.element())) {
            pass(waiting.remove());
        }
        if (ended) {
            return;
        }
        if (room.isCrowded()) {
            pauseUntilItIsNot();
        } else if (waiting.size() <= MOST_WAITING / 2 && bytes <= room.share() / 2) {
            resume();
        }
    }

    /** What it waits for may be acknowledged elsewhere: nobody tells, so it looks. */
    private void pauseUntilItIsNot() {
        if (paused.isEmpty()) {
            pause();
        }
        if (!goingOn) {
            goingOn = true;
            timers.after(LOOK, this::goOn);
        }
    }

    private void pause() {
        reading.pause();
        readSometimes();
    }

    private void resume() {
        if (paused.isPresent()) {
            paused.get().cancel();
            paused = Optional.empty();
            reading.resume();
        }
    }

    /**
     * Whatever comes proves that the broker is alive. With twice as much in memory not even that is
     * read: then the connection ends, and the broker sends again.
     */
    private void readSometimes() {
        paused =
                Optional.of(
                        keepAlive.isZero()
                                ? () -> {}
                                : timers.after(keepAlive.dividedBy(2), this::readOnce));
    }

    private void readOnce() {
        if (bytes < 2 * room.share()) {
            reading.readOnce();
        }
        readSometimes();
    }

    /** From here on nobody wants messages, but the end of the connection must be heard. */
    void end() {
        if (receives && !ended) {
            room.leave();
        }
        ended = true;
        waiting.clear();
        open.clear();
        bytes = 0;
        resume();
    }
}
