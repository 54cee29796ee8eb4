package io.postern.store.row;

import io.postern.api.link.Letter;
import io.postern.api.message.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A letter as it waits on disk, with what else is told of its message.
 *
 * @param type of the message
 * @param uid of the message
 * @param since when it was written, where that matters: where it expires, or may get too old
 * @param doubt its time, where that may be wrong
 */
public record StoredLetter(
        Letter letter,
        String type,
        String uid,
        Origin origin,
        Instant arrival,
        Optional<Since> since,
        Optional<DoubtfulTime> doubt) {

    private static final int FORM = 1;
    private static final int SAME_UID = 1;
    private static final int RETAINED = 2;
    private static final int EXPIRES = 4;
    private static final int AGES = 8;
    private static final int DOUBTFUL = 16;
    private static final int ROOM = 200;

    /**
     * When it was written, by two clocks: the one that people set, and the one that only goes on,
     * which tells something to its own process only.
     *
     * @param wall the beginning of 1970 where that clock may be wrong
     * @param process any number that is another for each process
     */
    public record Since(Instant wall, long process, long nanos) {

        /** How long ago it was; a clock that is wrong, or was set back, says nothing. */
        Duration until(Since now) {
            if (process == now.process) {
                return Duration.ofNanos(now.nanos - nanos);
            }
            var age = isKnown(now) ? Duration.between(wall, now.wall) : Duration.ZERO;
            return age.isNegative() ? Duration.ZERO : age;
        }

        private boolean isKnown(Since now) {
            return process == now.process
                    || !wall.equals(Instant.EPOCH) && !now.wall.equals(Instant.EPOCH);
        }

        /** The same moment; now, where nobody knows how long ago it was. */
        public Since orUnknown(Since now) {
            return isKnown(now) ? this : now;
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
        try (var out = new RowWriter(bytes)) {
            out.writeByte(FORM);
            out.writeByte(
                    (isSame ? SAME_UID : 0)
                            | (origin.retained() ? RETAINED : 0)
                            | (letter.expiry().isPresent() ? EXPIRES : 0)
                            | (since.isPresent() ? AGES : 0)
                            | (doubt.isPresent() ? DOUBTFUL : 0));
            out.write(letter.destination());
            out.field(letter.payload());
            out.write(uid);
            out.write(isSame ? "" : letter.uid());
            out.write(letter.time());
            out.write(letter.properties());
            out.write(type);
            out.write(origin.carrier());
            out.write(origin.address());
            out.write(origin.place());
            out.writeLong(arrival.toEpochMilli());
            if (letter.expiry().isPresent()) {
                out.writeLong(letter.expiry().get().toMillis());
            }
            if (since.isPresent()) {
                out.writeLong(since.get().wall().toEpochMilli());
                out.writeLong(since.get().process());
                out.writeLong(since.get().nanos());
            }
            if (doubt.isPresent()) {
                out.write(doubt.get().text());
                out.writeLong(doubt.get().process());
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** Nothing where it is none. */
    public static Optional<StoredLetter> read(byte[] row) {
        try (var in = new RowFields(row)) {
            return in.readByte() == FORM ? Optional.of(read(in)) : Optional.empty();
        } catch (IOException cutOff) {
            return Optional.empty();
        }
    }

    private static StoredLetter read(RowFields in) throws IOException {
        int flags = in.readByte();
        var destination = in.text();
        var payload = in.field();
        var uid = in.text();
        var itsUid = in.text();
        var time = in.text();
        var properties = in.texts();
        var type = in.text();
        boolean isRetained = (flags & RETAINED) != 0;
        var origin = new Origin(in.text(), in.text(), in.text(), isRetained, Map.of());
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
        var doubt =
                (flags & DOUBTFUL) != 0
                        ? Optional.of(new DoubtfulTime(in.text(), in.readLong()))
                        : Optional.<DoubtfulTime>empty();
        return new StoredLetter(letter, type, uid, origin, arrival, since, doubt);
    }
}
