package io.postern.simulate.plug;

/** What a device does, without its cable: bytes in, bytes out. Has one owner thread at a time. */
public interface Chip {

    /** Takes the next byte; the answer is empty where there is none. */
    byte[] feed(byte next);

    /** Whether it waits for the rest of a command. */
    boolean isInsideCommand();

    /** Takes the next byte for the beginning of a command. */
    void startAfresh();
}
