package io.postern.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Makes the entries of a large commit shorter: messages are like each other. */
final class Packing {

    /** Whatever begins with less bytes takes one block, packed or not. */
    private static final int FEW = Commit.BLOCK - Commit.HEADER;

    /** No packing makes more of less. */
    private static final long MOST_TIMES = 1_032;

    private static final int LENGTH = 4;

    private Packing() {}

    /**
     * The same in fewer bytes, where that is so.
     *
     * @param entries from its position on
     */
    static Optional<ByteBuffer> pack(ByteBuffer entries) {
        int length = entries.remaining();
        if (length <= FEW) {
            return Optional.empty();
        }
        var packed = ByteBuffer.allocate(length - 1).putInt(length);
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(entries.duplicate());
            deflater.finish();
            deflater.deflate(packed);
            return deflater.finished() ? Optional.of(packed.flip()) : Optional.empty();
        } finally {
            deflater.end();
        }
    }

    /**
     * What was packed.
     *
     * @throws IllegalArgumentException where it is none
     */
    static ByteBuffer unpack(ByteBuffer packed) {
        long length = packed.remaining() < LENGTH ? -1 : packed.getInt();
        if (length < 0 || length > MOST_TIMES * packed.remaining()) {
            throw new IllegalArgumentException("packed: no length that can be");
        }
        var entries = ByteBuffer.allocate((int) length);
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            inflater.inflate(entries);
            if (entries.hasRemaining() || !isEnd(inflater) || packed.hasRemaining()) {
                throw new IllegalArgumentException("packed: another length");
            }
            return entries.flip();
        } catch (DataFormatException e) {
            throw new IllegalArgumentException(e);
        } finally {
            inflater.end();
        }
    }

    /** It may need another call to see that nothing more comes. */
    private static boolean isEnd(Inflater inflater) throws DataFormatException {
        return inflater.inflate(new byte[1]) == 0 && inflater.finished();
    }
}
