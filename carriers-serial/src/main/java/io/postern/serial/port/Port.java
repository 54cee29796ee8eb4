package io.postern.serial.port;

import java.time.Duration;

/**
 * A port that is open. One thread reads, another may write at the same time; any thread may close
 * it, which ends both.
 */
public interface Port extends AutoCloseable {

    /** What people call it, such as {@code /dev/ttyACM0} or {@code tcp://10.0.0.7:4001}. */
    String name();

    /**
     * Waits until at least one byte has come, or the time is over, then takes what has come.
     *
     * @return how many bytes; 0 when the time is over
     * @throws PortException when the port is gone, or was closed
     */
    int read(byte[] into, int from, int most, Duration time) throws PortException;

    /**
     * Writes all of the bytes, waiting for a slow line as long as the settings allow.
     *
     * @throws PortException when the port is gone, was closed, or does not take them in time
     */
    void write(byte[] bytes) throws PortException;

    /**
     * Throws away what has come and was not read.
     *
     * @return how many bytes those were
     */
    int discard() throws PortException;

    /** Closes it, however it is; a second time does nothing. */
    @Override
    void close();
}
