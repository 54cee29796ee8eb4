package io.postern.store.row;

import io.postern.api.link.Letter;
import io.postern.api.message.Origin;
import io.postern.ops.DeadLetters.DeadLetter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A dead letter as it is kept on disk.
 *
 * @param content whether its payload is content as JSON, and not bytes as they came
 * @param stored what would be sent, or else only what is known of the message: its payload, its
 *     type, its origin, whose words are the properties
 */
public record DeadLetterRow(
        DeadLetter letter, SendAgain again, boolean content, StoredLetter stored) {

    /** What is longer is cut. */
    public static final int LONGEST_FIELD = 200;

    private static final int FORM = 1;
    private static final int HAS_ID = 1;
    private static final int HAS_TIME = 2;
    private static final int CONTENT = 4;
    private static final int ROOM = 200;

    /**
     * @param written where it was written already, and failed after that
     */
    public static DeadLetterRow of(
            DeadLetter letter,
            SendAgain again,
            boolean content,
            Optional<Letter> written,
            StoredLetter.Since now) {
        var sent = written.orElseGet(() -> unwritten(letter));
        var stored =
                new StoredLetter(
                        sent,
                        letter.messageType(),
                        letter.uid(),
                        letter.origin(),
                        letter.at(),
                        Optional.of(now).filter(any -> sent.expiry().isPresent()),
                        Optional.empty());
        return new DeadLetterRow(letter, again, content, stored);
    }

    private static Letter unwritten(DeadLetter letter) {
        return new Letter(
                "",
                letter.payload(),
                letter.uid(),
                "",
                Optional.empty(),
                letter.origin().words(),
                Optional.empty(),
                false);
    }

    public byte[] bytes() {
        var rest = stored.bytes();
        var bytes = new ByteArrayOutputStream(rest.length + ROOM);
        try (var out = new RowWriter(bytes)) {
            out.writeByte(FORM);
            out.writeByte(again.ordinal());
            out.writeByte(
                    (letter.id().isPresent() ? HAS_ID : 0)
                            | (letter.time().isPresent() ? HAS_TIME : 0)
                            | (content ? CONTENT : 0));
            out.write(letter.address());
            out.write(letter.reason());
            out.write(letter.id().orElse(""));
            out.write(letter.time().orElse(""));
            out.field(rest);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** One that is none, or of a newer Postern, is a dead letter all the same. */
    public static DeadLetterRow read(long number, byte[] row) {
        try (var in = new RowFields(row)) {
            var found = in.readByte() == FORM ? read(number, in) : Optional.<DeadLetterRow>empty();
            return found.orElseGet(() -> unreadable(number, row));
        } catch (IOException cutOff) {
            return unreadable(number, row);
        }
    }

    private static DeadLetterRow unreadable(long number, byte[] row) {
        var letter =
                new DeadLetter(
                        number,
                        Instant.EPOCH,
                        "",
                        "it was kept on disk and cannot be read any more",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Origin.own(""),
                        "",
                        row);
        var never = new StoredLetter.Since(Instant.EPOCH, 0, 0);
        return of(letter, SendAgain.NEVER, false, Optional.empty(), never);
    }

    private static Optional<DeadLetterRow> read(long number, RowFields in) throws IOException {
        int again = in.readByte();
        int flags = in.readByte();
        var address = in.text();
        var reason = in.text();
        var id = in.text();
        var time = in.text();
        return StoredLetter.read(in.field())
                .map(
                        stored ->
                                new DeadLetterRow(
                                        new DeadLetter(
                                                number,
                                                stored.arrival(),
                                                address,
                                                reason,
                                                stored.type(),
                                                some(flags, HAS_ID, id),
                                                some(flags, HAS_TIME, time),
                                                origin(stored, way(again)),
                                                stored.uid(),
                                                stored.letter().payload()),
                                        way(again),
                                        (flags & CONTENT) != 0,
                                        stored));
    }

    private static Optional<String> some(int flags, int flag, String text) {
        return (flags & flag) != 0 ? Optional.of(text) : Optional.empty();
    }

    /** What a newer Postern knows is not for this one. */
    private static SendAgain way(int again) {
        var all = SendAgain.values();
        return again >= 0 && again < all.length ? all[again] : SendAgain.NEVER;
    }

    private static Origin origin(StoredLetter stored, SendAgain again) {
        var bare = stored.origin();
        return new Origin(
                bare.carrier(),
                bare.address(),
                bare.place(),
                bare.retained(),
                again == SendAgain.SEND ? Map.of() : stored.letter().properties());
    }
}
