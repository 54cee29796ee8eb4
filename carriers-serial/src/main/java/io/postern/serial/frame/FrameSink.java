package io.postern.serial.frame;

/** Takes what a decoder finds. */
public interface FrameSink {

    /** A whole frame, without what marked its ends; nobody else keeps the array. */
    void frame(byte[] frame);

    /** So many bytes belong to no frame. */
    void skipped(int bytes, Skip why);

    /**
     * So many bytes told frames apart: ends, escapes, lengths, checksums, empty lines. Those of a
     * frame are told just before it. Frames, marks and skipped bytes together are all that came.
     */
    default void marks(int bytes) {}
}
