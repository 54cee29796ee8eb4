package io.postern.journal;

import io.postern.journal.Entry.Gone;
import io.postern.journal.Entry.Named;
import io.postern.journal.Entry.Older;
import io.postern.journal.Entry.Place;
import io.postern.journal.Entry.Written;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What is written and synced at once, and counts as a whole or not at all.
 *
 * @param number one more than that of the commit before it
 * @param size how many bytes it takes in its segment
 */
record Commit(long number, List<Entry> entries, int size) {

    /** Each begins at a multiple of it: a torn write of one cannot harm the one before. */
    static final int BLOCK = 4_096;

    static final int HEADER = 40;

    private static final int MAGIC = 'P' << 24 | 'J' << 16 | 'N' << 8 | 'L';
    private static final int FORMAT = 1;

    private static final int FIRST_CHECKED = 8;

    private static final int NAMED = 1;
    private static final int OLDER = 2;
    private static final int PLACE = 3;
    private static final int GONE = 4;
    private static final int WRITTEN = 5;
    private static final int MOVED = 6;
    private static final int PACKED = 7;

    /**
     * Where it stands.
     *
     * @param journal which journal it is of: bytes of another never pass for it
     */
    record Home(long journal, long segment) {}

    Commit {
        entries = List.copyOf(entries);
    }

    /** Where the next may begin. */
    static long next(long end) {
        return (end + BLOCK - 1) / BLOCK * BLOCK;
    }

    static int size(Entry entry) {
        if (entry instanceof Named named) {
            return 15 + named.name().getBytes(StandardCharsets.UTF_8).length;
        }
        if (entry instanceof Written written) {
            return 17 + written.content().length;
        }
        return entry instanceof Place ? 37 : entry instanceof Gone ? 21 : 17;
    }

    static ByteBuffer write(Home home, long number, List<Entry> entries) {
        int length = entries.stream().mapToInt(Commit::size).sum();
        var plain = ByteBuffer.allocate(HEADER + length).position(HEADER);
        entries.forEach(entry -> write(entry, plain));
        var packed = Packing.pack(plain.flip().position(HEADER));
        return whole(home, number, packed.isEmpty() ? plain : packed(packed.get()));
    }

    private static ByteBuffer packed(ByteBuffer entries) {
        var to = ByteBuffer.allocate(HEADER + 1 + entries.remaining()).position(HEADER);
        return to.put((byte) PACKED).put(entries).flip();
    }

    private static ByteBuffer whole(Home home, long number, ByteBuffer to) {
        to.rewind();
        to.putInt(MAGIC).putInt(0).putInt(to.limit() - HEADER).putInt(FORMAT);
        to.putLong(home.journal()).putLong(home.segment()).putLong(number);
        to.putInt(4, checksum(to.array(), to.limit()));
        return to.rewind();
    }

    private static int checksum(byte[] bytes, int end) {
        var sum = new CRC32C();
        sum.update(bytes, FIRST_CHECKED, end - FIRST_CHECKED);
        return (int) sum.getValue();
    }

    private static void write(Entry entry, ByteBuffer to) {
        if (entry instanceof Named named) {
            var name = named.name().getBytes(StandardCharsets.UTF_8);
            to.put((byte) NAMED).putInt(named.series()).putLong(named.last());
            to.putShort((short) name.length).put(name);
        } else if (entry instanceof Older older) {
            to.put((byte) OLDER).putLong(older.segment()).putLong(older.end());
        } else if (entry instanceof Place place) {
            to.put((byte) PLACE).putInt(place.series()).putLong(place.first());
            to.putLong(place.last()).putLong(place.segment()).putLong(place.bytes());
        } else if (entry instanceof Gone gone) {
            to.put((byte) GONE).putInt(gone.series()).putLong(gone.first()).putLong(gone.last());
        } else if (entry instanceof Written row) {
            to.put((byte) (row.moved() ? MOVED : WRITTEN)).putInt(row.series());
            to.putLong(row.number()).putInt(row.content().length).put(row.content());
        }
    }

    /** Of which journal a header says that it is. */
    static long journal(ByteBuffer header) {
        return header.limit() == HEADER ? header.getLong(16) : 0;
    }

    /** How many bytes follow a header, or nothing where it is none of this home's. */
    static Optional<Integer> length(ByteBuffer header, Home home) {
        return header.limit() == HEADER
                        && header.getInt(0) == MAGIC
                        && header.getInt(8) >= 0
                        && header.getLong(16) == home.journal()
                        && header.getLong(24) == home.segment()
                ? Optional.of(header.getInt(8))
                : Optional.empty();
    }

    /** Nothing where any of its bytes is not what was written. */
    static Optional<Commit> read(ByteBuffer whole) throws Journal.NewerFormatException {
        if (whole.getInt(4) != checksum(whole.array(), whole.limit())) {
            return Optional.empty();
        }
        if (whole.getInt(12) > FORMAT) {
            throw new Journal.NewerFormatException(whole.getInt(12), FORMAT);
        }
        var entries = new ArrayList<Entry>();
        try {
            var from = unpacked(whole.duplicate().position(HEADER));
            while (from.hasRemaining()) {
                entries.add(entry(from));
            }
        } catch (BufferUnderflowException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        return Optional.of(new Commit(whole.getLong(32), entries, whole.limit()));
    }

    /** One that is packed has no other entry. */
    private static ByteBuffer unpacked(ByteBuffer from) {
        boolean isPacked = from.hasRemaining() && from.get(HEADER) == PACKED;
        return isPacked ? Packing.unpack(from.position(HEADER + 1)) : from;
    }

    private static Entry entry(ByteBuffer from) {
        int kind = from.get();
        return switch (kind) {
            case NAMED -> named(from);
            case OLDER -> new Older(from.getLong(), from.getLong());
            case PLACE ->
                    new Place(
                            from.getInt(),
                            from.getLong(),
                            from.getLong(),
                            from.getLong(),
                            from.getLong());
            case GONE -> new Gone(from.getInt(), from.getLong(), from.getLong());
            case WRITTEN, MOVED ->
                    new Written(
                            from.getInt(),
                            from.getLong(),
                            kind == MOVED,
                            bytes(from, from.getInt()));
            default -> throw new IllegalArgumentException("no entry of kind " + kind);
        };
    }

    private static Named named(ByteBuffer from) {
        int series = from.getInt();
        long last = from.getLong();
        var name = bytes(from, Short.toUnsignedInt(from.getShort()));
        return new Named(series, last, new String(name, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(ByteBuffer from, int length) {
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
