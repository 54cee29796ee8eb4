package io.postern.simulate.plug;

import java.io.IOException;

/** A cable that is in, seen from the device. One thread reads, one writes, any may pull it. */
public interface Plug extends AutoCloseable {

    /** Where a gateway finds the device, such as {@code /dev/pts/3}. */
    String port();

    /**
     * Waits for bytes.
     *
     * @return how many; 0 when somebody new is at the other end; negative when the cable is out
     */
    int read(byte[] into);

    /** Whether a byte can be read without waiting. */
    boolean hasMore();

    /**
     * Waits as long as nobody reads.
     *
     * @return whether somebody could take it
     * @throws IOException when the cable is out
     */
    boolean write(byte[] bytes) throws IOException;

    /** Pulls it; who waits in it returns. */
    @Override
    void close();
}
