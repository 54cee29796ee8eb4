package io.postern.simulate.pty;

import io.postern.simulate.plug.Plug;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A cable to a pseudo-terminal. */
record PtyPlug(Pty pty) implements Plug {

    private static final int MOST_UNREAD = 2_048;
    private static final int SHORT = 1_024;
    private static final int LOOKS_BEFORE_MUCH = 2;
    private static final long SHORTEST_PAUSE = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    @Override
    public String port() {
        return pty.path().toString();
    }

    @Override
    public int read(byte[] into) {
        try {
            return pty.in().read(into);
        } catch (IOException pulled) {
            return -1;
        }
    }

    @Override
    public boolean hasMore() {
        try {
            return pty.in().available() > 0;
        } catch (IOException pulled) {
            return false;
        }
    }

    /** A terminal keeps it for whoever opens it next, so a little waits there and no more. */
    @Override
    public boolean write(byte[] bytes) throws IOException {
        awaitReader(bytes.length > SHORT ? LOOKS_BEFORE_MUCH : 0);
        pty.out().write(bytes);
        pty.out().flush();
        return true;
    }

    /**
     * Until little is unread. One look is not enough for much at a time: between a read and the
     * moment when more follows from behind, the port looks empty.
     */
    private void awaitReader(int looks) throws IOException {
        long pause = SHORTEST_PAUSE;
        int calm = 0;
        while (calm < looks || pty.unread() > MOST_UNREAD) {
            LockSupport.parkNanos(pause);
            if (pty.unread() > MOST_UNREAD) {
                calm = 0;
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            } else {
                calm++;
            }
        }
    }

    @Override
    public void close() {
        pty.close();
    }
}
