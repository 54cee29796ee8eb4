package io.postern.store;

import io.postern.api.link.Letter;
import io.postern.api.message.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A letter as it waits on disk, with what else is told of its message.
 *
 * @param type of the message
 * @param uid of the message
 * @param since when it was written, where that matters: where it expires, or may get too old
 */
public record StoredLetter(
        Letter letter,
        String type,
        String uid,
        Origin origin,
        Instant arrival,
        Optional<Since> since) {

    private static final int FORM = 1;
    private static final int SAME_UID = 1;
    private static final int RETAINED = 2;
    private static final int EXPIRES = 4;
    private static final int AGES = 8;
    private static final int MORE = 0x80;
    private static final int BITS = 7;
    private static final int ROOM = 200;

    /**
     * When it was written, by two clocks: the one that people set, and the one that only goes on,
     * which tells something to its own process only.
     *
     * @param process any number that is another for each process
     */
    public record Since(Instant wall, long process, long nanos) {

        /** How long ago it was; a clock that was set back says nothing. */
        Duration until(Since now) {
            if (process == now.process) {
                return Duration.ofNanos(now.nanos - nanos);
            }
            var age = Duration.between(wall, now.wall);
            return age.isNegative() ? Duration.ZERO : age;
        }

        public boolean isLongerAgo(Duration most, Since now) {
            return until(now).compareTo(most) > 0;
        }
    }

    /** As it is sent now; nothing where it is of no use any more. */
    public Optional<Letter> letter(Since now) {
        if (letter.expiry().isEmpty() || since.isEmpty()) {
            return Optional.of(letter);
        }
        var left = letter.expiry().get().minus(since.get().until(now));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(with(left));
    }

    private Letter with(Duration expiry) {
        return new Letter(
                letter.destination(),
                letter.payload(),
                letter.uid(),
                letter.time(),
                Optional.of(expiry),
                letter.properties(),
                letter.own(),
                letter.replayed());
    }

    /**
     * Its uid stands there once, and its clocks only where they matter: the card is not for
     * nothing.
     */
    public byte[] bytes() {
        boolean isSame = uid.equals(letter.uid());
        var bytes = new ByteArrayOutputStream(letter.payload().length + ROOM);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeByte(
                    (isSame ? SAME_UID : 0)
                            | (origin.retained() ? RETAINED : 0)
                            | (letter.expiry().isPresent() ? EXPIRES : 0)
                            | (since.isPresent() ? AGES : 0));
            write(out, letter.destination());
            write(out, letter.payload());
            write(out, uid);
            write(out, isSame ? "" : letter.uid());
            write(out, letter.time());
            write(out, letter.properties());
            write(out, type);
            write(out, origin.carrier());
            write(out, origin.address());
            write(out, origin.place());
            out.writeLong(arrival.toEpochMilli());
            if (letter.expiry().isPresent()) {
                out.writeLong(letter.expiry().get().toMillis());
            }
            if (since.isPresent()) {
                out.writeLong(since.get().wall().toEpochMilli());
                out.writeLong(since.get().process());
                out.writeLong(since.get().nanos());
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Map<String, String> all) throws IOException {
        count(out, all.size());
        for (var one : all.entrySet()) {
            write(out, one.getKey());
            write(out, one.getValue());
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        count(out, bytes.length);
        out.write(bytes);
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private static void count(DataOutputStream out, int count) throws IOException {
        int left = count;
        while (left >= MORE) {
            out.writeByte(left | MORE);
            left >>>= BITS;
        }
        out.writeByte(left);
    }

    /** Nothing where it is none. */
    public static Optional<StoredLetter> read(byte[] row) {
        try (var in = new DataInputStream(new ByteArrayInputStream(row))) {
            return in.readByte() == FORM ? Optional.of(read(in)) : Optional.empty();
        } catch (IOException cutOff) {
            return Optional.empty();
        }
    }

    private static StoredLetter read(DataInputStream in) throws IOException {
        int flags = in.readByte();
        var destination = text(in);
        var payload = payload(in);
        var uid = text(in);
        var itsUid = text(in);
        var time = text(in);
        var properties = properties(in);
        var type = text(in);
        boolean isRetained = (flags & RETAINED) != 0;
        var origin = new Origin(text(in), text(in), text(in), isRetained, Map.of());
        var arrival = Instant.ofEpochMilli(in.readLong());
        boolean expires = (flags & EXPIRES) != 0;
        var letter =
                new Letter(
                        destination,
                        payload,
                        (flags & SAME_UID) != 0 ? uid : itsUid,
                        time,
                        expires ? Optional.of(Duration.ofMillis(in.readLong())) : Optional.empty(),
                        properties,
                        Optional.empty(),
                        true);
        var since =
                (flags & AGES) != 0
                        ? Optional.of(
                                new Since(
                                        Instant.ofEpochMilli(in.readLong()),
                                        in.readLong(),
                                        in.readLong()))
                        : Optional.<Since>empty();
        return new StoredLetter(letter, type, uid, origin, arrival, since);
    }

    private static Map<String, String> properties(DataInputStream in) throws IOException {
        var all = new HashMap<String, String>();
        for (int left = count(in); left > 0; left--) {
            all.put(text(in), text(in));
        }
        return all;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(payload(in), StandardCharsets.UTF_8);
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        return in.readNBytes(count(in));
    }

    /** No count is higher than the bytes that follow. */
    private static int count(DataInputStream in) throws IOException {
        int count = 0;
        int part = MORE;
        for (int shift = 0; (part & MORE) != 0; shift += BITS) {
            part = in.readByte();
            count |= (part & MORE - 1) << shift;
        }
        if (count < 0 || count > in.available()) {
            throw new IOException("cut off");
        }
        return count;
    }
}
