package io.postern.serial.system;

import com.fazecast.jSerialComm.SerialPort;
import io.postern.api.context.Time;
import io.postern.serial.port.LineSettings;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import io.postern.serial.port.Waits;
import io.postern.serial.port.WriteWatch;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A serial line that is open. The native calls hold a lock each, and closing takes both: a call on
 * a port that was closed could end the process.
 */
final class SerialLine implements Port {

    /** The system's clock for reads counts in tenths of a second. */
    static final int SLICE_MILLIS = 100;

    private static final long SLICE = SLICE_MILLIS * 1_000_000L;
    private static final long LONGEST_NAP = 1_000_000;
    private static final long SHORTEST_NAP = 100_000;
    private static final int NAPS = 16;

    /** So much is written at once: little enough that breaking off frees room for it. */
    private static final int PIECE = 1024;

    /** Start, data, parity and stop bits of a character, at most. */
    private static final int BITS = 12;

    private static final int MOST_DISCARDED = 256 * 1024;

    /** How often writing is broken off gently. */
    private static final int GENTLE = 20;

    private static final String GONE =
            "the port is gone: the device was unplugged, switched off, or began anew";

    private final String name;
    private final SerialPort port;
    private final LineSettings line;
    private final Time time;
    private final WriteWatch.Write watch;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile String over = "";
    private int breaks;

    SerialLine(String name, SerialPort port, LineSettings line, Time time, WriteWatch watch) {
        this.name = name;
        this.port = port;
        this.line = line;
        this.time = time;
        this.watch = watch.over(this::breakOff);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(byte[] into, int from, int most, Duration wait) throws PortException {
        long nanos = Waits.nanos(wait);
        long end = time.nanos() + nanos;
        // slice by slice, as the system counts: it alone can wake us for a byte
        for (long slices = nanos / SLICE; slices > 0; slices--) {
            int count = sleepingRead(into, from, most);
            if (count > 0) {
                return count;
            }
        }
        return nappingRead(into, from, most, end);
    }

    private int sleepingRead(byte[] into, int from, int most) throws PortException {
        reading.lock();
        try {
            assertOpen();
            return counted(port.readBytes(into, most, from));
        } finally {
            reading.unlock();
        }
    }

    /** For waits that are too short for the system's clock. */
    private int nappingRead(byte[] into, int from, int most, long end) throws PortException {
        while (true) {
            int count = quickRead(into, from, most);
            long left = end - time.nanos();
            if (count > 0 || left <= 0) {
                return count;
            }
            Waits.nap(Math.min(left, Math.max(SHORTEST_NAP, Math.min(LONGEST_NAP, left / NAPS))));
        }
    }

    private int quickRead(byte[] into, int from, int most) throws PortException {
        reading.lock();
        try {
            assertOpen();
            int there = counted(port.bytesAvailable());
            return there == 0 ? 0 : counted(port.readBytes(into, Math.min(there, most), from));
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void write(byte[] bytes) throws PortException {
        writing.lock();
        try {
            assertOpen();
            watch.begins(Waits.nanos(line.writeTimeout()) + onTheLine(bytes.length));
            for (int done = 0; done < bytes.length; done += PIECE) {
                assertOpen();
                int piece = Math.min(PIECE, bytes.length - done);
                if (port.writeBytes(bytes, piece, done) != piece) {
                    end(GONE);
                }
            }
            assertOpen();
        } finally {
            watch.ends();
            writing.unlock();
        }
    }

    private long onTheLine(long bytes) {
        return bytes * BITS * 1_000_000_000L / line.baud();
    }

    /**
     * Makes a write end that the device does not take. The system wakes it when the port no longer
     * waits, but jSerialComm then tries on and on, until there is room or the port is closed: so
     * what waits in the system is thrown away, and where that does not help, the port is closed
     * under the write.
     */
    private void breakOff() {
        end(Waits.notTaken(line.writeTimeout()));
        if (breaks == 0) {
            waitNoMore();
        }
        breaks++;
        if (breaks > GENTLE) {
            port.closePort();
        } else {
            port.flushIOBuffers();
        }
    }

    /** The system wakes whoever waits for this port. */
    private void waitNoMore() {
        port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
    }

    private int counted(int count) throws PortException {
        if (count < 0) {
            end(GONE);
            assertOpen();
        }
        return count;
    }

    private void assertOpen() throws PortException {
        if (!over.isEmpty()) {
            throw new PortException(over);
        }
    }

    /** The first reason stays. */
    private synchronized void end(String because) {
        if (over.isEmpty()) {
            over = because;
        }
    }

    @Override
    public int discard() throws PortException {
        return isQuiet() ? 0 : throwAway();
    }

    /** So it is before nearly every question. */
    private boolean isQuiet() throws PortException {
        reading.lock();
        try {
            assertOpen();
            return counted(port.bytesAvailable()) == 0;
        } finally {
            reading.unlock();
        }
    }

    private int throwAway() throws PortException {
        var waste = new byte[4096];
        int all = 0;
        int count = quickRead(waste, 0, waste.length);
        // a device that never stops must not hold us here
        while (count > 0 && all < MOST_DISCARDED) {
            all += count;
            count = quickRead(waste, 0, waste.length);
        }
        return all + count;
    }

    @Override
    public void close() {
        end("the port was closed");
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        waitNoMore();
        watch.hurry();
        writing.lock();
        try {
            watch.close();
            reading.lock();
            try {
                port.closePort();
            } finally {
                reading.unlock();
            }
        } finally {
            writing.unlock();
        }
    }
}
