package io.postern.serial.system;

import io.postern.serial.port.LineSettings;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import io.postern.serial.port.TcpPlace;
import io.postern.serial.port.Waits;
import io.postern.serial.port.WriteWatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** A TCP connection that stands for a serial port. */
final class TcpPort implements Port {

    private static final int MOST_DISCARDED = 256 * 1024;
    private static final long NANOS_A_MILLI = 1_000_000;

    private final TcpPlace place;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Duration writeTimeout;
    private final WriteWatch.Write watch;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile String over = "";
    private int patience;

    TcpPort(TcpPlace place, Socket socket, LineSettings line, WriteWatch watch) throws IOException {
        this.place = place;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.writeTimeout = line.writeTimeout();
        this.watch = watch.over(() -> end(Waits.notTaken(writeTimeout)));
    }

    @Override
    public String name() {
        return place.toString();
    }

    @Override
    public int read(byte[] into, int from, int most, Duration wait) throws PortException {
        long nanos = Waits.nanos(wait);
        try {
            if (nanos <= 0 && in.available() == 0) {
                assertOpen();
                return 0;
            }
            waitAtMost((int) Math.max(1, (nanos + NANOS_A_MILLI - 1) / NANOS_A_MILLI));
            return taken(in.read(into, from, most));
        } catch (SocketTimeoutException silent) {
            return 0;
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    private void waitAtMost(int millis) throws IOException {
        if (millis != patience) {
            socket.setSoTimeout(millis);
            patience = millis;
        }
    }

    private int taken(int count) throws PortException {
        if (count < 0) {
            end("the other end closed the connection");
            assertOpen();
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws PortException {
        writing.lock();
        try {
            watch.begins(Waits.nanos(writeTimeout));
            assertOpen();
            out.write(bytes);
        } catch (IOException broken) {
            throw broken(broken);
        } finally {
            watch.ends();
            writing.unlock();
        }
    }

    @Override
    public int discard() throws PortException {
        try {
            int all = 0;
            // a device that never stops must not hold us here
            while (all < MOST_DISCARDED && in.available() > 0) {
                all += (int) in.skip(in.available());
            }
            assertOpen();
            return all;
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    @Override
    public void close() {
        end("the port was closed");
        watch.close();
    }

    private PortException broken(IOException how) {
        end("the connection broke: " + how.getMessage());
        return new PortException(over, how);
    }

    private void assertOpen() throws PortException {
        if (!over.isEmpty()) {
            throw new PortException(over);
        }
    }

    /** The first reason stays. A socket that is closed ends what its threads do. */
    private synchronized void end(String because) {
        if (!over.isEmpty()) {
            return;
        }
        over = because;
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // then there is nothing left to close
        }
    }
}
