package io.postern.bench.rack;

import io.postern.simulate.pty.Pty;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A device with its cable in, under one name, until the cable is pulled. */
final class Plugged implements AutoCloseable {

    private static final int READ_SENSORS = 1;
    private static final int PRESS_BUTTON = 2;
    private static final int PRESS_PARAMETERS = 4;
    private static final int READ_UID = 0x0D;
    private static final int READ_VENDOR = 0x0E;
    private static final int NOISE = 4096;
    private static final int ROOM = 2048;
    private static final long NAP = 100_000;
    private static final double KILO = 1000;

    private final Device device;
    private final Pty pty;
    private final FileInputStream port;
    private final Path link;
    private final CountDownLatch polled = new CountDownLatch(1);

    Plugged(Device device, Path link) throws IOException {
        this.device = device;
        this.link = link;
        pty = Pty.open();
        // nobody reads it here: it tells how much waits in the port
        port = new FileInputStream(pty.path().toFile());
        start("answers", this::answer);
        Files.createSymbolicLink(link, pty.path());
    }

    /** Whether it was polled since it was plugged in. */
    boolean polled(long mostMillis) throws InterruptedException {
        return polled.await(mostMillis, TimeUnit.MILLISECONDS);
    }

    /**
     * @param megabytes a second, at most
     */
    void flood(double megabytes) {
        start("flood", () -> makeNoise(megabytes / KILO));
    }

    @Override
    public void close() {
        pty.close();
        try (port) {
            Files.deleteIfExists(link);
        } catch (IOException inTheWay) {
            throw new IllegalStateException(inTheWay);
        }
    }

    private void answer() throws IOException {
        var in = pty.in();
        for (int command = in.read(); command >= 0; command = in.read()) {
            switch (command) {
                case 0 -> say(RackAnswers.WELCOME);
                case READ_SENSORS -> {
                    polled.countDown();
                    say(RackAnswers.sensors(device.polled()));
                }
                case PRESS_BUTTON -> in.skipNBytes(PRESS_PARAMETERS);
                case READ_UID -> say(device.uid());
                case READ_VENDOR -> say(RackAnswers.VENDOR);
                default -> {
                    // noise on the line
                }
            }
        }
    }

    private void say(byte[] answer) throws IOException {
        if (device.mood() == Mood.WELL) {
            pty.out().write(answer);
            pty.out().flush();
        }
    }

    /**
     * The helper that holds the terminal would keep in its memory what nobody reads, so there is
     * more only while the port has room, and never more than the helper passes on.
     */
    private void makeNoise(double bytesPerNano) throws IOException {
        var noise = new byte[NOISE];
        new Random(1).nextBytes(noise);
        long start = System.nanoTime();
        for (long written = 0; device.mood() == Mood.FLOODING; ) {
            if (port.available() < ROOM && written < bytesPerNano * (System.nanoTime() - start)) {
                pty.out().write(noise);
                pty.out().flush();
                written += NOISE;
                device.flooded(NOISE);
            } else {
                LockSupport.parkNanos(NAP);
            }
        }
    }

    private void start(String what, Work work) {
        var thread = new Thread(() -> work.untilPulled(), link.getFileName() + " " + what);
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;

        default void untilPulled() {
            try {
                run();
            } catch (IOException pulled) {
                // the next plug starts anew
            }
        }
    }
}
