package io.postern.mqtt.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Uses a socket, and keeps what it is told. Any thread may ask. */
final class SocketUser implements BytesIn, TcpStream.Owner {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final CompletableFuture<Thread> opened = new CompletableFuture<>();
    private final Lock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<Throwable> reasons = new ArrayList<>();
    private int ends;
    private int leavings;

    @Override
    public void opened(BytesOut out) {
        opened.complete(Thread.currentThread());
    }

    @Override
    public void received(ByteBuffer bytes) throws IOException {
        var some = new byte[bytes.remaining()];
        bytes.get(some);
        tell(() -> received.writeBytes(some));
    }

    @Override
    public void ended() {
        tell(() -> ends++);
    }

    @Override
    public void left() {
        tell(() -> leavings++);
    }

    @Override
    public void over(Throwable why) {
        tell(() -> reasons.add(why));
    }

    private void tell(Runnable change) {
        lock.lock();
        try {
            change.run();
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The thread of its loop, once it is connected. */
    Thread awaitOpened() throws Exception {
        return opened.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What came, once it is as much as that. */
    byte[] await(int bytes) throws Exception {
        await(() -> received.size() >= bytes, bytes + " bytes");
        return received();
    }

    byte[] received() {
        lock.lock();
        try {
            return received.toByteArray();
        } finally {
            lock.unlock();
        }
    }

    void awaitEnd() throws Exception {
        await(() -> ends > 0, "an end");
    }

    /** How often it was told that nothing more comes. */
    int ends() {
        lock.lock();
        try {
            return ends;
        } finally {
            lock.unlock();
        }
    }

    void awaitLeavings(int count) throws Exception {
        await(() -> leavings >= count, count + " leavings");
    }

    /** Why it is over, first to last: one reason, where the socket keeps its contract. */
    List<Throwable> awaitOver() throws Exception {
        await(() -> !reasons.isEmpty(), "an end of it all");
        return reasons();
    }

    List<Throwable> reasons() {
        lock.lock();
        try {
            return List.copyOf(reasons);
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier condition, String what) throws Exception {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("expected " + what + ", found none of it");
                }
                left = told.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
