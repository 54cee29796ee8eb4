package io.postern.serial.frame;

/**
 * Finds the frames in a stream of bytes, however they are cut into pieces. Takes any bytes, never
 * throws, keeps less than one and a half times the longest frame allowed and a few kB, and finds
 * the next whole frame after any garbage; docs/serial.md says how soon. Every byte is in a frame,
 * marks its ends, or is skipped. Used by one thread at a time.
 */
public interface FrameDecoder {

    /** Takes the next bytes; the sink gets what they complete, in order, before this returns. */
    void feed(byte[] bytes, int from, int count, FrameSink sink);

    /** Nothing came for as long as the framing's gap. */
    void idle(FrameSink sink);

    /** Forgets what was begun; the sink is told that it was skipped. */
    void reset(FrameSink sink);

    /** How many bytes of memory it keeps for what was begun. */
    int retained();
}
