package io.postern.mqtt.stream;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What takes the bytes to be sent. Only its loop uses it. */
public interface BytesOut {

    /**
     * Sends them, in the order given, now or as soon as the other end takes them.
     *
     * @param bytes used up when this returns
     */
    void send(ByteBuffer bytes) throws IOException;

    /** Nothing more will be sent: says so to the other end, after what was given. */
    void finish() throws IOException;
}
