package io.postern.serial.session;

import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import java.time.Duration;

/**
 * A port that can be given up by somebody who must not wait: whoever uses it then stops soon, and
 * closes it.
 */
final class EndablePort implements Port {

    private static final Duration SLICE = Duration.ofMillis(100);

    private final Port port;
    private volatile boolean ended;

    EndablePort(Port port) {
        this.port = port;
    }

    /** From now on it is as if the port were gone. Never blocks. */
    void end() {
        ended = true;
    }

    private void assertWanted() throws PortException {
        if (ended) {
            throw new PortException(port.name() + ": it was unplugged");
        }
        // the gateway has waited long enough for this thread
        if (Thread.currentThread().isInterrupted()) {
            throw new PortException(port.name() + ": waiting for it was broken off");
        }
    }

    @Override
    public String name() {
        return port.name();
    }

    @Override
    public int read(byte[] into, int from, int most, Duration wait) throws PortException {
        var left = wait;
        while (left.compareTo(SLICE) > 0) {
            assertWanted();
            int count = port.read(into, from, most, SLICE);
            if (count > 0) {
                return count;
            }
            left = left.minus(SLICE);
        }
        assertWanted();
        return port.read(into, from, most, left);
    }

    @Override
    public void write(byte[] bytes) throws PortException {
        assertWanted();
        port.write(bytes);
    }

    @Override
    public int discard() throws PortException {
        assertWanted();
        return port.discard();
    }

    @Override
    public void close() {
        ended = true;
        port.close();
    }
}
