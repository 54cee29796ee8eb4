package io.postern.delivery;

import io.postern.address.PayloadReader;
import io.postern.api.link.Letter;
import io.postern.api.message.Origin;
import io.postern.api.message.Payload;
import io.postern.api.message.UndeliverableException;
import io.postern.chain.Chain;
import io.postern.config.plan.PayloadKind;
import io.postern.config.plan.QueueLimits;
import io.postern.journal.Journal.Row;
import io.postern.message.Message;
import io.postern.message.Trail;
import io.postern.office.Death;
import io.postern.office.MessagePoster;
import io.postern.store.DiskStore;
import io.postern.store.WaitingRows;
import io.postern.store.row.DoubtfulTime;
import io.postern.store.row.SendAgain;
import io.postern.store.row.StoredLetter;
import io.postern.time.Tempo;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;

/**
 * Rows of a line that were read from the disk and wait to leave, the oldest first. What is of no
 * use any more goes. Owned by the line's dispatch.
 */
final class LoadedRows {

    private static final String EXPIRED = "expired";

    private final DestinationQueue line;
    private final DiskStore store;
    private final Deque<Loaded> loaded = new ArrayDeque<>();

    /** What is to leave from memory weighs so much. */
    private long expected;

    private final Tempo tempo = new Tempo();
    private volatile boolean waits;

    /**
     * A delivery that waits to leave.
     *
     * @param read whether it comes from the disk
     */
    private record Loaded(Delivery delivery, Optional<StoredLetter.Since> since, boolean read) {}

    LoadedRows(DestinationQueue line, DiskStore store) {
        this.line = line;
        this.store = store;
    }

    boolean isEmpty() {
        return loaded.isEmpty();
    }

    int size() {
        return loaded.size();
    }

    /** A delivery as a row: with its clocks where it may get too old. */
    byte[] row(Delivery delivery) throws UndeliverableException {
        var letter = delivery.letter();
        var message = delivery.message();
        boolean ages = letter.expiry().isPresent() || mostAge().isPresent();
        return new StoredLetter(
                        letter,
                        message.type(),
                        message.uid(),
                        message.origin(),
                        message.arrival(),
                        ages ? Optional.of(store.now()) : Optional.empty(),
                        doubt(letter, message))
                .bytes();
    }

    private Optional<DoubtfulTime> doubt(Letter letter, Message message) {
        var time = store.times().of(message.arrival());
        return time.filter(
                its ->
                        line.destination()
                                .writing()
                                .filter(now -> now.says(letter, its))
                                .isPresent());
    }

    /** Whether so much may wait in memory to leave, while it is on its way to the disk. */
    boolean mayExpect(long weight) {
        return expected == 0 || expected + weight <= DiskQueue.READ_AHEAD;
    }

    void expect(long weight) {
        expected += weight;
    }

    /** One that was expected is on the disk. */
    void add(Delivery delivery) {
        loaded.add(new Loaded(delivery, mostAge().map(any -> store.now()), false));
    }

    void take(Row row, WaitingRows backlog, Queue<KeptRow> stored) {
        var found = StoredLetter.read(row.content());
        if (found.isEmpty()) {
            var chain = Chain.part(() -> backlog.remove(row.number()));
            line.destination().bury(unreadable(row.content()), chain);
            chain.release();
            return;
        }
        var message = message(found.get());
        var now = store.now();
        var since = found.get().since().map(then -> then.orUnknown(now));
        var letter = found.get().letter(now).map(this::stamped);
        var delivery = new Delivery(line, message, Chain.safe(), letter, 0);
        delivery.keep(KeptRow.read(delivery, row.number(), backlog, stored));
        delivery.doubt(found.get().doubt());
        if (letter.isPresent() && !isTooOld(since)) {
            loaded.add(new Loaded(delivery, since, true));
        } else {
            line.destination().skipped(delivery, EXPIRED);
        }
    }

    private Message message(StoredLetter found) {
        return new Message(
                poster().office().plan(found.type()),
                Optional.empty(),
                payload(found.letter().payload()),
                found.origin(),
                found::uid,
                found.arrival(),
                Trail.start(found.origin().address()));
    }

    /** A row that is none of ours, or of a newer Postern. */
    private Death unreadable(byte[] row) {
        var name = line.destination().name();
        var message =
                new Message(
                        poster().office().plan("unreadable"),
                        Optional.empty(),
                        payload(row),
                        Origin.own(name),
                        poster().uids().next(),
                        poster().now(),
                        Trail.start(name));
        var reason = "it waited on disk and cannot be read any more";
        return Death.of(name, reason, message, SendAgain.NEVER).unopened();
    }

    private MessagePoster poster() {
        return line.destination().poster();
    }

    private static Payload payload(byte[] bytes) {
        return Payload.of(bytes, PayloadReader.of(PayloadKind.JSON));
    }

    private Letter stamped(Letter letter) {
        return line.destination().writing().map(now -> now.replayed(letter)).orElse(letter);
    }

    /** How long a row may wait now; for ever where empty. */
    Optional<Duration> mostAge() {
        return line.destination().queue().flatMap(QueueLimits::maxAge);
    }

    private boolean isTooOld(Optional<StoredLetter.Since> since) {
        var most = mostAge();
        return most.isPresent()
                && since.filter(then -> then.isLongerAgo(most.get(), store.now())).isPresent();
    }

    /** What got too old since it was read. */
    void dropOld() {
        while (!loaded.isEmpty() && isTooOld(loaded.element().since())) {
            line.destination().skipped(next(), EXPIRED);
        }
    }

    /** Whether one may leave. Where only its tempo forbids it, its line is woken when it may. */
    boolean mayLeave() {
        var pause = rate().isEmpty() ? Optional.<Duration>empty() : tempo.pause(now());
        if (pause.isPresent() && !waits) {
            waits = true;
            line.owner().after(pause.get(), this::goOn);
        }
        return !loaded.isEmpty() && pause.isEmpty();
    }

    private void goOn() {
        waits = false;
        line.destination().onLane(line::wake);
    }

    private long now() {
        return store.now().nanos();
    }

    /** How many a second may leave, of which the next is one. */
    private Optional<Integer> rate() {
        return loaded.isEmpty() || !loaded.element().read()
                ? Optional.empty()
                : line.destination().queue().flatMap(QueueLimits::replayRate);
    }

    Delivery leave() {
        rate().ifPresent(many -> tempo.happened(many, now()));
        return next();
    }

    Delivery next() {
        var oldest = loaded.remove().delivery();
        // what was read weighs nothing
        expected -= oldest.weight();
        return oldest;
    }
}
