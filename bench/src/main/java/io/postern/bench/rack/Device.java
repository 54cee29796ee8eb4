package io.postern.bench.rack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A simulated BENCHLAB: it stays the same whatever it is plugged into. */
final class Device implements AutoCloseable {

    private static final int UID_LENGTH = 12;
    private static final int MOST_TIMES = 100_000;
    private static final byte SERIES = 0x5B;

    private final byte[] uid;
    private final AtomicLong polls = new AtomicLong();
    private final AtomicLong noise = new AtomicLong();
    private final List<Long> times = new ArrayList<>();
    private Optional<Plugged> plugged = Optional.empty();
    private volatile Mood mood = Mood.WELL;

    Device(int number) {
        uid = ByteBuffer.allocate(UID_LENGTH).put(SERIES).putInt(UID_LENGTH - 4, number).array();
    }

    void plug(Path link) throws IOException {
        plugged = Optional.of(new Plugged(this, link));
    }

    void pull() {
        plugged.ifPresent(Plugged::close);
        plugged = Optional.empty();
    }

    boolean awaitPoll(long mostMillis) throws InterruptedException {
        return plugged.isPresent() && plugged.get().polled(mostMillis);
    }

    void becomes(Mood next) {
        mood = next;
    }

    /**
     * Sends noise until it becomes something else.
     *
     * @param megabytes a second, at most
     */
    void floods(double megabytes) {
        becomes(Mood.FLOODING);
        plugged.ifPresent(cable -> cable.flood(megabytes));
    }

    Mood mood() {
        return mood;
    }

    byte[] uid() {
        return uid;
    }

    /**
     * @return how many polls there were
     */
    long polled() {
        synchronized (times) {
            if (times.size() < MOST_TIMES) {
                times.add(System.nanoTime());
            }
        }
        return polls.incrementAndGet();
    }

    void flooded(long bytes) {
        noise.addAndGet(bytes);
    }

    long polls() {
        return polls.get();
    }

    long noise() {
        return noise.get();
    }

    /** When polls came since it was asked last, by {@link System#nanoTime}. */
    List<Long> takeTimes() {
        synchronized (times) {
            var taken = List.copyOf(times);
            times.clear();
            return taken;
        }
    }

    @Override
    public void close() {
        pull();
    }
}
