package io.postern.mqtt.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What lies around a layer: below it a socket, above it who uses it, and timers beside it. */
public final class FakeWay implements Timers {

    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    public final Below below = new Below();
    public final Above above = new Above();
    public final List<IOException> failures = new ArrayList<>();
    private final List<Runnable> timers = new ArrayList<>();

    /** Keeps what is sent. */
    public static final class Below implements BytesOut {

        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private boolean finished;

        @Override
        public void send(ByteBuffer bytes) {
            assertThat(finished).isFalse();
            sent.writeBytes(all(bytes));
        }

        @Override
        public void finish() {
            finished = true;
        }

        public boolean isFinished() {
            return finished;
        }

        /** What was sent since it was asked last. */
        public byte[] sent() {
            var bytes = sent.toByteArray();
            sent.reset();
            return bytes;
        }
    }

    /** Keeps what is received. */
    public static final class Above implements BytesIn {

        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private Optional<BytesOut> out = Optional.empty();
        private int ends;

        @Override
        public void opened(BytesOut its) {
            assertThat(out).isEmpty();
            out = Optional.of(its);
        }

        @Override
        public void received(ByteBuffer bytes) {
            assertThat(out).isPresent();
            assertThat(ends).isZero();
            assertThat(bytes.hasRemaining()).isTrue();
            received.writeBytes(all(bytes));
        }

        @Override
        public void ended() {
            ends++;
        }

        public boolean isOpen() {
            return out.isPresent();
        }

        public BytesOut out() {
            return out.orElseThrow();
        }

        /** What was received since it was asked last. */
        public byte[] received() {
            var bytes = received.toByteArray();
            received.reset();
            return bytes;
        }

        public int ends() {
            return ends;
        }
    }

    public static byte[] all(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The layer receives them in pieces, now in one kind of buffer and now in the other. */
    public static void feed(BytesIn layer, byte[] bytes, int piece) throws IOException {
        for (int at = 0; at < bytes.length; at += piece) {
            int size = Math.min(piece, bytes.length - at);
            var buffer =
                    at % 2 == 0 ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size + 3);
            buffer.put(bytes, at, size).flip();
            layer.received(buffer);
            assertThat(buffer.hasRemaining()).isFalse();
        }
    }

    public static void feed(BytesIn layer, byte[] bytes) throws IOException {
        feed(layer, bytes, Math.max(1, bytes.length));
    }

    @Override
    public LoopTimer after(Duration delay, Runnable job) {
        assertThat(delay).isEqualTo(TIMEOUT);
        timers.add(job);
        return () -> timers.remove(job);
    }

    @Override
    public void execute(Runnable job) {
        job.run();
    }

    /** The time of each timer that still runs has come. */
    public void waitLong() {
        List.copyOf(timers).forEach(Runnable::run);
    }

    public boolean isWaiting() {
        return !timers.isEmpty();
    }
}
