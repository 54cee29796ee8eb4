package io.postern.mqtt.web;

import io.postern.mqtt.broker.WebSocket;
import io.postern.mqtt.stream.BytesIn;
import io.postern.mqtt.stream.BytesOut;
import io.postern.mqtt.stream.Deadline;
import io.postern.mqtt.stream.Timers;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The client's end of a WebSocket, by RFC 6455. What the server does against the rules is a {@link
 * WebSocketException}. Only its loop uses it.
 */
public final class WebSocketStream implements BytesIn, BytesOut {

    private static final int NORMAL = 1000;

    private final WebSocketGreeting greeting;
    private final HttpHead answer = new HttpHead(WebSocketException::new);
    private final FrameReader reader = new FrameReader(new Incoming());
    private final Deadline deadline;
    private final BytesIn above;
    private Optional<FrameWriter> writer = Optional.empty();
    private boolean open;
    private boolean closed;
    private boolean over;

    /**
     * @param host the broker's, whatever the way to it
     * @param encrypted whether TLS is below
     * @param failing told when the server does not answer in time
     */
    public WebSocketStream(
            WebSocket settings,
            String host,
            int port,
            boolean encrypted,
            Timers timers,
            Duration timeout,
            Consumer<IOException> failing,
            BytesIn above) {
        this.greeting = new WebSocketGreeting(settings, new HostPort(host, port), encrypted);
        this.deadline =
                new Deadline(
                        timers,
                        timeout,
                        () -> failing.accept(new WebSocketException("no answer in time")));
        this.above = above;
    }

    @Override
    public void opened(BytesOut out) throws IOException {
        writer = Optional.of(new FrameWriter(out));
        deadline.begin();
        out.send(greeting.request());
    }

    @Override
    public void received(ByteBuffer bytes) throws IOException {
        if (!open && answer.take(bytes)) {
            greeting.check(answer);
            open = true;
            deadline.met();
            above.opened(this);
        }
        if (open) {
            reader.read(bytes);
        }
    }

    @Override
    public void ended() throws IOException {
        if (!open) {
            throw new EOFException("the connection ended before there was a WebSocket");
        }
        end();
    }

    /** The broker may say so twice: in a frame, and by ending the connection. */
    private void end() throws IOException {
        if (!over) {
            over = true;
            above.ended();
        }
    }

    /** One binary frame. */
    @Override
    public void send(ByteBuffer bytes) throws IOException {
        if (closed) {
            throw new EOFException("the WebSocket is closed");
        }
        write(FrameWriter.BINARY, bytes);
    }

    @Override
    public void finish() throws IOException {
        close(ByteBuffer.allocate(2).putShort(0, (short) NORMAL));
        writer.orElseThrow().finish();
    }

    /** Nothing may follow the frame that closes, not even another. */
    private void close(ByteBuffer payload) throws IOException {
        if (!closed) {
            closed = true;
            write(FrameWriter.CLOSE, payload);
        }
    }

    private void write(int kind, ByteBuffer payload) throws IOException {
        writer.orElseThrow().write(kind, payload);
    }

    /** What the server sends. */
    private final class Incoming implements FrameReader.Events {

        @Override
        public void data(ByteBuffer bytes) throws IOException {
            above.received(bytes);
        }

        @Override
        public void ping(ByteBuffer payload) throws IOException {
            if (!closed) {
                write(FrameWriter.PONG, payload);
            }
        }

        /** Answered by its code, without the words. */
        @Override
        public void close(ByteBuffer payload) throws IOException {
            WebSocketStream.this.close(payload.limit(payload.limit() < 2 ? 0 : 2));
            end();
        }
    }
}
