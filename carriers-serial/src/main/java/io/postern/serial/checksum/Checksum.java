package io.postern.serial.checksum;

import java.util.Arrays;
import java.util.List;

/** What stands behind the bytes of a frame, so that a damaged one is noticed. */
public enum Checksum {
    /** CRC-16/MODBUS, its low byte first, as Modbus RTU sends it. */
    CRC16_MODBUS("crc16_modbus", 2, true, new Crc16(0xA001, true)),
    /** CRC-16/CCITT-FALSE (also called IBM-3740), its high byte first. */
    CRC16_CCITT("crc16_ccitt", 2, false, new Crc16(0x1021, false)),
    /** One byte: all bytes, one exclusive-or the other. */
    XOR("xor", 1, false, new Xor8()),
    /** One byte: the low eight bits of the sum of all bytes. */
    SUM8("sum8", 1, false, new Sum8());

    /** What settings call them. */
    public static final List<String> WORDS = Arrays.stream(values()).map(Checksum::word).toList();

    private final String word;
    private final int size;
    private final boolean lowFirst;
    private final Register register;

    Checksum(String word, int size, boolean lowFirst, Register register) {
        this.word = word;
        this.size = size;
        this.lowFirst = lowFirst;
        this.register = register;
    }

    /**
     * @throws IllegalArgumentException for a word that is not among {@link #WORDS}
     */
    public static Checksum of(String word) {
        for (var checksum : values()) {
            if (checksum.word.equals(word)) {
                return checksum;
            }
        }
        throw new IllegalArgumentException(
                "checksum: expected one of "
                        + String.join(", ", WORDS)
                        + ", found \""
                        + word
                        + "\"");
    }

    public String word() {
        return word;
    }

    /** How many bytes it has on the wire. */
    public int size() {
        return size;
    }

    /** The number itself, of the bytes from the first index up to before the second. */
    public int value(byte[] bytes, int from, int to) {
        return register.after(register.begin(), bytes, from, to);
    }

    /** The bytes with their checksum behind them, as on the wire. */
    public byte[] append(byte[] bytes) {
        return append(bytes, 0);
    }

    /** The same with a checksum that leaves out the bytes before an index. */
    public byte[] append(byte[] bytes, int from) {
        int value = value(bytes, from, bytes.length);
        var whole = Arrays.copyOf(bytes, bytes.length + size);
        for (int i = 0; i < size; i++) {
            int place = lowFirst ? i : size - 1 - i;
            whole[bytes.length + i] = (byte) (value >>> (8 * place));
        }
        return whole;
    }

    /** The number that stands on the wire at an index. */
    int read(byte[] bytes, int at) {
        int value = 0;
        for (int i = 0; i < size; i++) {
            int place = lowFirst ? i : size - 1 - i;
            value |= (bytes[at + i] & 0xFF) << (8 * place);
        }
        return value;
    }

    /** Whether the last of these bytes are the checksum of those before. */
    public boolean holds(byte[] bytes, int from, int to) {
        return to - from >= size && value(bytes, from, to - size) == read(bytes, to - size);
    }

    Register register() {
        return register;
    }
}
