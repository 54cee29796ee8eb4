package io.postern.serial.listen;

import io.postern.api.context.Time;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A port as an exchange sees it while somebody listens to the same device: what it reads is what
 * the listening thread brought since the exchange began. Holds at most {@value #MOST} bytes; what
 * does not fit is left to those who listen. Any thread may use it.
 */
public final class SharedPort implements Port {

    private static final int MOST = 1 << 16;

    private final Port port;
    private final Time time;
    // made when it is first needed: many who listen never ask
    private byte[] held = {};
    private int first;
    private int count;
    private boolean begun;
    private String gone = "";

    SharedPort(Port port, Time time) {
        this.port = port;
        this.time = time;
    }

    public synchronized void begin() {
        held = held.length == 0 ? new byte[MOST] : held;
        begun = true;
        first = 0;
        count = 0;
    }

    /** Gives back what the exchange did not read. */
    synchronized byte[] end() {
        begun = false;
        var rest = new byte[count];
        take(rest, 0, count);
        return rest;
    }

    /** Takes what came, where an exchange waits for it; says how many bytes. */
    synchronized int offer(byte[] bytes, int from, int offered) {
        int taken = begun ? Math.min(offered, MOST - count) : 0;
        for (int at = 0; at < taken; at++) {
            held[(first + count++) % MOST] = bytes[from + at];
        }
        notifyAll();
        return taken;
    }

    /** Nothing will come any more. */
    synchronized void ended(String why) {
        gone = why;
        notifyAll();
    }

    @Override
    public String name() {
        return port.name();
    }

    @Override
    public synchronized int read(byte[] into, int from, int most, Duration wait)
            throws PortException {
        long end = time.nanos() + wait.toNanos();
        while (count == 0) {
            if (!gone.isEmpty()) {
                throw new PortException(gone);
            }
            long left = end - time.nanos();
            if (left <= 0) {
                return 0;
            }
            pause(left);
        }
        return take(into, from, Math.min(most, count));
    }

    private void pause(long nanos) throws PortException {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
            throw new PortException(port.name() + ": reading was interrupted", early);
        }
    }

    private int take(byte[] into, int from, int wanted) {
        for (int at = 0; at < wanted; at++) {
            into[from + at] = held[first];
            first = (first + 1) % MOST;
        }
        count -= wanted;
        return wanted;
    }

    @Override
    public void write(byte[] bytes) throws PortException {
        port.write(bytes);
    }

    @Override
    public synchronized int discard() {
        int thrown = count;
        take(new byte[thrown], 0, thrown);
        return thrown;
    }

    @Override
    public void close() {
        port.close();
    }
}
