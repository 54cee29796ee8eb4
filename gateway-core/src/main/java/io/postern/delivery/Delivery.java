package io.postern.delivery;

import io.postern.api.link.Letter;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import io.postern.api.message.UndeliverableException;
import io.postern.chain.Chain;
import io.postern.message.Message;
import io.postern.office.Death;
import io.postern.store.DoubtfulTimes;
import io.postern.store.row.DoubtfulTime;
import io.postern.store.row.SendAgain;
import java.util.Optional;

/**
 * A message on its way to one destination; it leaves once, and what is to be sent again is a
 * delivery of its own, so that an answer to an earlier one means nothing any more. It holds its
 * chain until it is safe. Owned by its line's dispatch, but for what the carrier settles.
 */
final class Delivery implements Receipt, Runnable {

    /** What it takes beside its message: its own objects, its place in the line, its letter. */
    private static final int FOOTPRINT = 160;

    private static final int OF_A_PROPERTY = 72;

    private final DestinationQueue line;
    private final Message message;
    private final Chain chain;
    private final long weight;
    private Optional<Letter> letter;
    private long number;
    private Dispatch sender;
    private volatile boolean off;
    private boolean flies;
    private boolean trial;
    private boolean suspect;
    private int closesAlone;
    private Optional<KeptRow> kept = Optional.empty();
    private Optional<DoubtfulTime> doubt = Optional.empty();

    /**
     * @param letter empty where the destination stands still: it is written when it is sent
     * @param weight about how many bytes of memory it takes
     */
    Delivery(
            DestinationQueue line,
            Message message,
            Chain chain,
            Optional<Letter> letter,
            long weight) {
        this.line = line;
        this.sender = line.owner();
        this.message = message;
        this.chain = chain;
        this.letter = letter;
        this.weight = weight;
    }

    /** About how many bytes of memory it takes; a payload that goes out as it came, once. */
    static long weight(Message message, Optional<Letter> letter) {
        long all = FOOTPRINT + message.weight();
        if (letter.isPresent()) {
            var written = letter.get();
            all += written.destination().length();
            all += message.payload().holds(written.payload()) ? 0 : written.payload().length;
            for (var property : written.properties().entrySet()) {
                all += OF_A_PROPERTY + property.getValue().length();
            }
        }
        return all;
    }

    /** The same once more, in the same place, to be sent again. */
    Delivery again() {
        var again = new Delivery(line, message, chain, letter, weight);
        again.number = number;
        again.suspect = suspect;
        again.closesAlone = closesAlone;
        again.kept = kept;
        again.doubt = doubt;
        return again;
    }

    /** Its row on the disk, or what will be. */
    Optional<KeptRow> kept() {
        return kept;
    }

    void keep(KeptRow row) {
        kept = Optional.of(row);
    }

    /** Its time is in doubt, as its row says. */
    void doubt(Optional<DoubtfulTime> time) {
        doubt = time;
    }

    /** It can never be sent; once it was written, it can be sent again as that. */
    Death death(String reason) {
        var name = line.destination().name();
        return letter.map(written -> Death.written(name, reason, message, written))
                .orElseGet(() -> Death.of(name, reason, message, SendAgain.WRITE));
    }

    DestinationQueue line() {
        return line;
    }

    Message message() {
        return message;
    }

    Chain chain() {
        return chain;
    }

    long weight() {
        return weight;
    }

    Letter letter() throws UndeliverableException {
        if (letter.isEmpty()) {
            letter = Optional.of(line.destination().write(message));
        }
        return letter.get();
    }

    /** The same as it leaves now. What was read from the disk says itself whether to doubt it. */
    Letter outgoing(DoubtfulTimes times) throws UndeliverableException {
        var written = letter();
        var time = written.replayed() ? doubt : times.of(message.arrival());
        return time.isEmpty()
                ? written
                : line.destination()
                        .writing()
                        .map(now -> now.timed(written, time.get(), times))
                        .orElse(written);
    }

    /** Its place in the line, which it gets when it first leaves. */
    long number() {
        return number;
    }

    void number(long place) {
        number = place;
    }

    void takeOff(Dispatch dispatch, boolean asTrial) {
        sender = dispatch;
        off = true;
        flies = true;
        trial = asTrial;
    }

    void land() {
        flies = false;
        trial = false;
    }

    boolean flies() {
        return flies;
    }

    /** Whether it flies to see if the other end takes anything yet. */
    boolean isTrial() {
        return trial;
    }

    /** Whether it left ever. */
    boolean isOff() {
        return off;
    }

    /** The usual answer needs no object of its own. */
    @Override
    public void settle(Outcome outcome) {
        if (!off) {
            throw new IllegalStateException("settled before it left");
        }
        sender.settle(this, outcome);
    }

    /** Its usual answer, in its dispatch's turn. */
    @Override
    public void run() {
        sender.answered(this, Outcome.DELIVERED);
    }

    /** The other end closed the connection while it flew. */
    void accuse(boolean alone) {
        suspect = true;
        closesAlone += alone ? 1 : 0;
    }

    void acquit() {
        suspect = false;
    }

    /** Another other end has not closed anything yet. */
    void forgive() {
        suspect = false;
        closesAlone = 0;
    }

    boolean isSuspect() {
        return suspect;
    }

    int closesAlone() {
        return closesAlone;
    }
}
