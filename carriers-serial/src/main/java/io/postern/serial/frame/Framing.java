package io.postern.serial.frame;

import java.time.Duration;
import java.util.Optional;

/** How frames are told apart on a line. Immutable; made of the settings. */
public interface Framing {

    /** A decoder for one line. */
    FrameDecoder decoder();

    /**
     * The bytes that a frame goes out as: with its checksum, escapes and ends.
     *
     * @throws IllegalArgumentException when there is no way to send this frame, saying why
     */
    byte[] encode(byte[] frame);

    /** After how much silence decoders want to be told; empty where silence means nothing. */
    Optional<Duration> gap();

    /**
     * How many more bytes are sure to belong to the frame that comes next, where that is known
     * before it begins: its length. Empty otherwise.
     */
    Optional<Integer> length();
}
