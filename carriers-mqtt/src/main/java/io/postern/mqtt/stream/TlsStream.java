package io.postern.mqtt.stream;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * The client's end of TLS. What goes wrong with it is an {@link SSLException}; a connection that
 * ends without TLS saying so has just ended, as MQTT knows where its packets end. Only its loop
 * uses it.
 */
public final class TlsStream implements BytesIn, BytesOut {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final Deadline deadline;
    private final BytesIn above;
    private ByteBuffer incoming;
    private ByteBuffer plain;
    private ByteBuffer outgoing;
    private Optional<BytesOut> below = Optional.empty();
    private boolean open;
    private boolean over;

    /**
     * @param engine of a client, not used yet
     * @param failing told when the handshake takes too long
     */
    public TlsStream(
            SSLEngine engine,
            Timers timers,
            Duration timeout,
            Consumer<IOException> failing,
            BytesIn above) {
        this.engine = engine;
        this.deadline =
                new Deadline(
                        timers,
                        timeout,
                        () -> failing.accept(new SSLException("handshake timed out")));
        this.above = above;
        var session = engine.getSession();
        incoming = ByteBuffer.allocate(session.getPacketBufferSize());
        outgoing = ByteBuffer.allocate(session.getPacketBufferSize());
        plain = ByteBuffer.allocate(session.getApplicationBufferSize());
    }

    @Override
    public void opened(BytesOut out) throws IOException {
        below = Optional.of(out);
        deadline.begin();
        engine.beginHandshake();
        work();
    }

    @Override
    public void received(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining() && !over) {
                take(bytes);
                work();
            }
            bytes.position(bytes.limit());
        } catch (SSLException failure) {
            alert();
            throw failure;
        }
    }

    private void take(ByteBuffer bytes) {
        if (!incoming.hasRemaining()) {
            var grown = larger(incoming, engine.getSession().getPacketBufferSize());
            incoming = grown.put(incoming.flip());
        }
        int size = Math.min(bytes.remaining(), incoming.remaining());
        incoming.put(bytes.slice(bytes.position(), size));
        bytes.position(bytes.position() + size);
    }

    /** At least twice the size: the session may ask for no more than there is. */
    private static ByteBuffer larger(ByteBuffer buffer, int wanted) {
        return ByteBuffer.allocate(Math.max(wanted, 2 * buffer.capacity()));
    }

    /** Does what the engine wants, until that is bytes that have not come yet. */
    private void work() throws IOException {
        incoming.flip();
        boolean on = true;
        while (on) {
            on = step();
        }
        incoming.compact();
    }

    private boolean step() throws IOException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> runTask();
            case NEED_WRAP -> wrap(NOTHING).bytesProduced() > 0;
            case NOT_HANDSHAKING -> open ? unwrap() : open();
            default -> unwrap();
        };
    }

    /** On this thread: the tasks take milliseconds, and a connection has few of them. */
    private boolean runTask() {
        engine.getDelegatedTask().run();
        return true;
    }

    private boolean open() throws IOException {
        open = true;
        deadline.met();
        above.opened(this);
        return true;
    }

    private boolean unwrap() throws IOException {
        var result = engine.unwrap(incoming, plain.clear());
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            plain = larger(plain, engine.getSession().getApplicationBufferSize());
            return true;
        }
        if (plain.flip().hasRemaining()) {
            above.received(plain);
        }
        if (result.getStatus() == Status.CLOSED) {
            ended();
            return false;
        }
        return result.bytesConsumed() > 0;
    }

    /** One record at most, sent. */
    private SSLEngineResult wrap(ByteBuffer bytes) throws IOException {
        var result = engine.wrap(bytes, outgoing.clear());
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            outgoing = larger(outgoing, engine.getSession().getPacketBufferSize());
            return wrap(bytes);
        }
        if (outgoing.flip().hasRemaining()) {
            below.orElseThrow().send(outgoing);
        }
        return result;
    }

    /** Tells the other end what is wrong with it, where the engine has words for that. */
    private void alert() {
        try {
            drain();
        } catch (IOException second) {
            // what failed first says more
            return;
        }
    }

    @Override
    public void ended() throws IOException {
        if (!open) {
            throw new EOFException("the connection ended during the TLS handshake");
        }
        if (!over) {
            over = true;
            above.ended();
        }
    }

    @Override
    public void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (wrap(bytes).bytesProduced() == 0) {
                throw new EOFException("TLS takes nothing more to send");
            }
        }
    }

    @Override
    public void finish() throws IOException {
        engine.closeOutbound();
        drain();
        below.orElseThrow().finish();
    }

    /** Sends what the engine has to say of itself. */
    private void drain() throws IOException {
        boolean on = true;
        while (on && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            on = wrap(NOTHING).bytesProduced() > 0;
        }
    }
}
