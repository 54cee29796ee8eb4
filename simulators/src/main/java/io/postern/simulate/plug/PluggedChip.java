package io.postern.simulate.plug;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A chip on a cable that is in: listens and answers until the cable is out. */
public final class PluggedChip implements AutoCloseable {

    private static final int LOOKS = 40;
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Plug plug;
    private final Chip chip;
    private final Voice voice;
    private final Thread listener;
    private final Noise noise;
    private final byte[] babble;
    private final Runnable lost;
    private volatile Misbehaviour behaviour = Misbehaviour.OK;
    private volatile boolean closed;

    private PluggedChip(Plug plug, Chip chip, String name, long seed, Runnable lost) {
        this.plug = plug;
        this.chip = chip;
        this.lost = lost;
        noise = new Noise(seed);
        babble = noise.block();
        voice = new Voice(plug, name + "-voice");
        listener = new Thread(this::listen, name);
        listener.setDaemon(true);
    }

    /**
     * @param name of its threads
     * @param seed of its noise
     * @param lost called on its thread when the cable is out and nobody here pulled it
     */
    public static PluggedChip open(Plug plug, Chip chip, String name, long seed, Runnable lost) {
        var connection = new PluggedChip(plug, chip, name, seed, lost);
        connection.voice.start();
        connection.listener.start();
        return connection;
    }

    public String port() {
        return plug.port();
    }

    /** From the next answer on. */
    public void behave(Misbehaviour how) {
        behaviour = how;
        voice.babble(how == Misbehaviour.FLOOD ? Optional.of(babble) : Optional.empty());
    }

    private void listen() {
        var heard = new byte[512];
        startAfresh();
        for (int length = plug.read(heard); length >= 0; length = plug.read(heard)) {
            if (length == 0) {
                startAfresh();
            }
            for (int i = 0; i < length; i++) {
                voice.say(noise.spoil(behaviour, chip.feed(heard[i])));
            }
            if (chip.isInsideCommand() && !hasMoreSoon()) {
                chip.startAfresh();
            }
        }
        voice.close();
        if (!closed) {
            lost.run();
        }
    }

    private void startAfresh() {
        chip.startAfresh();
        voice.startAfresh();
    }

    /** A command comes in one piece: half of one must not swallow those after it. */
    private boolean hasMoreSoon() {
        for (int i = 0; i < LOOKS && !closed; i++) {
            if (plug.hasMore()) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        return false;
    }

    /** Pulls the cable; when this returns, the chip is free for the next one. */
    @Override
    public void close() {
        closed = true;
        plug.close();
        voice.close();
        try {
            listener.join(5_000);
            voice.join();
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        }
    }
}
