package io.postern.mqtt.web;

import io.postern.mqtt.stream.Gathered;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads the frames of a WebSocket's server from bytes that come in pieces. It hands on data as it
 * comes, whatever frames and messages it came in: MQTT has packets of its own.
 */
final class FrameReader {

    private static final int MORE = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONGEST_CONTROL = 125;

    private final Events events;
    private final Gathered head = new Gathered(2 + 8);
    private final Gathered control = new Gathered(LONGEST_CONTROL);
    private boolean inFrame;
    private boolean inMessage;
    private boolean closed;
    private long missing;

    /** What the frames mean. */
    interface Events {

        void data(ByteBuffer bytes) throws IOException;

        void ping(ByteBuffer payload) throws IOException;

        /** The last one of all. */
        void close(ByteBuffer payload) throws IOException;
    }

    FrameReader(Events events) {
        this.events = events;
    }

    /** Uses up all of them; what comes after the end does not count. */
    void read(ByteBuffer bytes) throws IOException {
        boolean on = true;
        while (on && !closed) {
            on = inFrame ? payload(bytes) : head(bytes);
        }
        bytes.position(bytes.limit());
    }

    private boolean head(ByteBuffer bytes) throws IOException {
        if (!head.take(bytes, 2)) {
            return false;
        }
        check();
        int size = headSize();
        if (!head.take(bytes, size)) {
            return false;
        }
        missing = size == 2 ? head.at(1) : head.number(2);
        if (missing < 0) {
            throw new WebSocketException("a frame has a length below zero");
        }
        inFrame = true;
        inMessage = isControl() ? inMessage : !isLast();
        return true;
    }

    private int headSize() {
        return switch (head.at(1)) {
            case 126 -> 2 + 2;
            case 127 -> 2 + 8;
            default -> 2;
        };
    }

    /** Whether its first two bytes make a frame that may come now. */
    private void check() throws IOException {
        if ((head.at(0) & 0x70) != 0) {
            throw new WebSocketException("a frame has reserved bits set");
        }
        if (head.at(1) > 127) {
            throw new WebSocketException("a frame is masked, as only ours may be");
        }
        switch (kind()) {
            case MORE -> {
                if (!inMessage) {
                    throw new WebSocketException("a frame goes on with a message that has ended");
                }
            }
            case BINARY -> {
                if (inMessage) {
                    throw new WebSocketException("a message begins inside another");
                }
            }
            case CLOSE, PING, PONG -> {
                if (!isLast() || head.at(1) > LONGEST_CONTROL) {
                    throw new WebSocketException("a control frame is cut up or too long");
                }
            }
            case TEXT -> throw new WebSocketException("a frame is text, where MQTT is binary");
            default -> throw new WebSocketException("a frame is of the unknown kind " + kind());
        }
    }

    private int kind() {
        return head.at(0) & 0x0f;
    }

    private boolean isControl() {
        return kind() >= CLOSE;
    }

    private boolean isLast() {
        return (head.at(0) & 0x80) != 0;
    }

    /** Whether the frame is whole. */
    private boolean payload(ByteBuffer bytes) throws IOException {
        boolean whole = isControl() ? control(bytes) : data(bytes);
        if (whole) {
            inFrame = false;
            head.clear();
        }
        return whole;
    }

    private boolean data(ByteBuffer bytes) throws IOException {
        int size = (int) Math.min(missing, bytes.remaining());
        if (size > 0) {
            var part = bytes.slice(bytes.position(), size);
            bytes.position(bytes.position() + size);
            missing -= size;
            events.data(part);
        }
        return missing == 0;
    }

    private boolean control(ByteBuffer bytes) throws IOException {
        if (!control.take(bytes, (int) missing)) {
            return false;
        }
        if (kind() == PING) {
            events.ping(control.whole());
        } else if (kind() == CLOSE) {
            closed = true;
            events.close(control.whole());
        }
        control.clear();
        return true;
    }
}
