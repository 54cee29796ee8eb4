package io.postern.testing.serial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/**
 * A small device: reads lines, answers each as it was told, and says things by itself when it is
 * told to. Any thread may use it.
 */
public final class Gadget implements AutoCloseable {

    private static final int NOISE = 8_192;

    private final DeviceCable cable;
    private final UnaryOperator<String> answers;
    private final List<String> heard = new ArrayList<>();
    private final Thread thread;
    private volatile boolean mute;
    private volatile boolean unplugged;
    private volatile boolean holding;
    private volatile boolean heldUp;

    private Gadget(DeviceCable cable, UnaryOperator<String> answers) {
        this.cable = cable;
        this.answers = answers;
        this.thread = daemon("gadget " + cable.place(), this::listen);
    }

    /**
     * One on a pseudo-terminal.
     *
     * @param answers what it says to a line, without the ends; nothing where that is empty
     */
    public static Gadget pluggedIn(UnaryOperator<String> answers) {
        return new Gadget(DeviceCable.pty(), answers);
    }

    /** One behind TCP, for one connection. */
    public static Gadget behindTcp(UnaryOperator<String> answers) {
        return new Gadget(DeviceCable.tcp(), answers);
    }

    /** One on a pseudo-terminal that says its uid when asked {@code who}, and repeats the rest. */
    public static Gadget named(String uid) {
        return pluggedIn(line -> line.equals("who") ? "i am " + uid : uid + " " + line);
    }

    /** What the carrier opens: a path, or {@code tcp://HOST:PORT}. */
    public String place() {
        return cable.place();
    }

    /** From now on it answers nothing, or does again. */
    public Gadget mute(boolean is) {
        mute = is;
        return this;
    }

    /** From the next byte on it reads no more, as if it hung: a writer must wait. */
    public void holdUp() {
        holding = true;
    }

    /** Whether something was written to it since. */
    public boolean isHeldUp() {
        return heldUp;
    }

    /** Says a line by itself. */
    public void say(String line) {
        say((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public void say(byte[] bytes) {
        try {
            write(bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Says something without an end, as fast as it can, until it is unplugged. */
    public Gadget flood(byte filling) {
        var noise = new byte[NOISE];
        Arrays.fill(noise, filling);
        daemon("flood " + place(), () -> pour(noise));
        return this;
    }

    private void pour(byte[] noise) {
        try {
            while (!unplugged) {
                write(noise);
            }
        } catch (IOException over) {
            // it was unplugged
        }
    }

    private void write(byte[] bytes) throws IOException {
        OutputStream out = cable.out();
        synchronized (out) {
            out.write(bytes);
            out.flush();
        }
    }

    /** The lines it read so far. */
    public List<String> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    /** Forgets what it read so far. */
    public void forget() {
        synchronized (heard) {
            heard.clear();
        }
    }

    /**
     * Waits until it has read so many lines, at most 10 seconds.
     *
     * @throws AssertionError when it has not by then
     */
    public List<String> awaitHeard(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> heard().size() >= count);
        return heard();
    }

    /** Pulls its cable, in the middle of whatever it does. */
    @Override
    public void close() {
        unplugged = true;
        cable.close();
        try {
            thread.join(5_000);
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        var line = new ByteArrayOutputStream();
        try {
            var in = cable.in();
            for (int next = in.read(); next >= 0; next = in.read()) {
                awaitUnplugged();
                if (next == '\n') {
                    heard(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        } catch (IOException over) {
            // it was unplugged
        }
    }

    private void awaitUnplugged() {
        while (holding && !unplugged) {
            heldUp = true;
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void heard(String line) throws IOException {
        synchronized (heard) {
            heard.add(line);
        }
        var answer = mute ? "" : answers.apply(line);
        if (!answer.isEmpty()) {
            write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Thread daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
