package io.postern.mqtt.stream;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What takes the bytes that come: MQTT itself, or a layer below it such as TLS, which hands on what
 * it makes of them. Only its loop uses it. What it throws ends the connection.
 */
public interface BytesIn {

    /**
     * The way is open; called once, before anything else.
     *
     * @param out takes what is to be sent
     */
    void opened(BytesOut out) throws IOException;

    /**
     * Bytes came, as many as there are just now.
     *
     * @param bytes to be used up before this returns
     */
    void received(ByteBuffer bytes) throws IOException;

    /** The other end will send nothing more. */
    void ended() throws IOException;
}
