package io.postern.delivery;

import io.postern.api.message.UndeliverableException;
import io.postern.chain.Chain;
import io.postern.config.plan.QueueLimits;
import io.postern.journal.Journal.Row;
import io.postern.store.DiskStore;
import io.postern.store.StoredLetter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Rows of a line that were read from the disk and wait to leave, the oldest first. What is of no
 * use any more goes. Owned by the line's dispatch.
 */
final class LoadedRows {

    private final DestinationQueue line;
    private final DiskStore store;
    private final Deque<Loaded> loaded = new ArrayDeque<>();

    private record Loaded(Delivery delivery, Optional<StoredLetter.Since> since) {}

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
                        ages ? Optional.of(store.now()) : Optional.empty())
                .bytes();
    }

    void take(Row row, DiskQueue.Kept kept) {
        var found = StoredLetter.read(row.content());
        if (found.isEmpty()) {
            line.destination().unreadable(row.content());
            kept.done();
            return;
        }
        var message = line.destination().message(found.get());
        var letter = found.get().letter(store.now());
        var delivery = new Delivery(line, message, Chain.safe(), letter, 0);
        delivery.keep(kept);
        if (letter.isPresent() && !isTooOld(found.get().since())) {
            loaded.add(new Loaded(delivery, found.get().since()));
        } else {
            line.destination().expired(delivery);
        }
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
            line.destination().expired(loaded.remove().delivery());
        }
    }

    Delivery next() {
        return loaded.remove().delivery();
    }
}
