package io.postern.serial.checksum;

/**
 * The state that a checksum runs through as bytes come. Stateless itself: states are numbers that
 * go in and come out.
 */
interface Register {

    /** The state before the first byte. */
    int begin();

    /** The state after more bytes. */
    int after(int state, byte[] bytes, int from, int to);

    /**
     * The state that {@code count} bytes alone lead to from {@link #begin}, told from the states
     * before and after them of a run that began with 0 anywhere earlier; its cost does not grow
     * with the count.
     */
    int between(int before, int after, int count);
}
