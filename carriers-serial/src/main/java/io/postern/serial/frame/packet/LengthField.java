package io.postern.serial.frame.packet;

/**
 * Where a packet says how long it is.
 *
 * @param offset its first byte, counted from the first of the packet
 * @param size 1, 2 or 4 bytes
 * @param uncounted how many bytes of the packet its number leaves out
 */
public record LengthField(int offset, int size, boolean littleEndian, int uncounted) {

    /** The first byte behind it. */
    int behind() {
        return offset + size;
    }

    /** The length of the packet that begins at an index. */
    long total(byte[] bytes, int at) {
        long number = 0;
        for (int i = 0; i < size; i++) {
            number |= (bytes[at + offset + i] & 0xFFL) << shift(i);
        }
        return number + uncounted;
    }

    /**
     * @throws IllegalArgumentException where its bytes cannot hold the number
     */
    void write(byte[] packet, int total) {
        long number = (long) total - uncounted;
        if (number < 0 || number >>> (8 * size) != 0) {
            throw new IllegalArgumentException(
                    "frame: expected a length that " + size + " bytes hold, found " + number);
        }
        for (int i = 0; i < size; i++) {
            packet[offset + i] = (byte) (number >>> shift(i));
        }
    }

    private int shift(int index) {
        return 8 * (littleEndian ? index : size - 1 - index);
    }
}
