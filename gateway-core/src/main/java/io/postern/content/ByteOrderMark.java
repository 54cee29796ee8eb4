package io.postern.content;

/** The three bytes that some editors put before UTF-8. */
final class ByteOrderMark {

    private ByteOrderMark() {}

    static int length(byte[] bytes) {
        return bytes.length >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
    }
}
