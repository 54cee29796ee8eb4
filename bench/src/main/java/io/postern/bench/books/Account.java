package io.postern.bench.books;

import io.postern.app.mqtt.Numbered;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the wires said of one number. Its owner is the books. */
final class Account {

    /** What is safe nowhere for a second goes to the disk. */
    private static final long LATE = 900_000_000;

    private final Numbered number;

    /** How many equal messages bear the number. */
    private final int copies;

    private final List<Sending> sendings = new ArrayList<>();
    private final Map<Excuse, Integer> excuses = new EnumMap<>(Excuse.class);
    private int delivered;
    private int acknowledged;
    private int sent;
    private int confirmed;
    private int maybeAcknowledged;
    private boolean onDisk;
    private long since;
    private Optional<String> uid = Optional.empty();

    /** Once on its way out. */
    static final class Sending {

        private final Account account;
        private final int connection;
        private boolean confirmed;

        Sending(Account account, int connection) {
            this.account = account;
            this.connection = connection;
        }

        Account account() {
            return account;
        }
    }

    Account(Numbered number, int copies) {
        this.number = number;
        this.copies = copies;
    }

    Numbered number() {
        return number;
    }

    /** The near broker sends a message that it did not send before. */
    void delivered() {
        delivered++;
        since = System.nanoTime();
        if (delivered > copies) {
            excuse(Excuse.SENT_AGAIN);
        }
    }

    void excuse(Excuse excuse) {
        excuses.merge(excuse, 1, Integer::sum);
    }

    /** Before it is confirmed, or as late as one that went to the disk: then it may be there. */
    void acknowledged(boolean isQueueing) {
        acknowledged++;
        onDisk |= isQueueing || acknowledged > confirmed || System.nanoTime() - since > LATE;
    }

    boolean wasOnDisk() {
        return onDisk;
    }

    /** The near broker did not get what was seen on the wire. */
    void notAcknowledged() {
        acknowledged--;
        excuse(Excuse.ACKNOWLEDGEMENT_LOST);
    }

    Sending sent(int connection) {
        sent++;
        var sending = new Sending(this, connection);
        sendings.add(sending);
        return sending;
    }

    /** Whether it has the uid, if any, that it had when it went out before. */
    boolean isKnownBy(Optional<String> uid) {
        this.uid = this.uid.or(() -> uid);
        return this.uid.equals(uid);
    }

    boolean repeated() {
        return sent > copies;
    }

    /** Takes one reason for a repeat, if there is any. */
    Optional<Excuse> excused() {
        var excuse = excuses.keySet().stream().findFirst();
        excuse.ifPresent(
                one -> excuses.computeIfPresent(one, (same, left) -> left > 1 ? left - 1 : null));
        return excuse;
    }

    void confirmed(Sending sending) {
        sending.confirmed = true;
        confirmed++;
    }

    /** What the gateway may have acknowledged without it being seen is not its to remember. */
    void receivingLinkLost(boolean isQueueing) {
        maybeAcknowledged = (isQueueing ? delivered : confirmed) - acknowledged;
    }

    /** The near broker sends again what no acknowledgement of was seen. */
    void deliveredAgain() {
        if (maybeAcknowledged > 0) {
            maybeAcknowledged--;
            excuse(Excuse.ACKNOWLEDGEMENT_LOST);
        }
    }

    /** What it does not know to be confirmed, the gateway sends again. */
    void sendingLinkLost(int connection) {
        for (var sending : List.copyOf(sendings)) {
            if (sending.connection < connection) {
                sendings.remove(sending);
                if (!sending.confirmed || !isAcknowledged() || onDisk) {
                    excuse(Excuse.LINK_LOST);
                }
            }
        }
    }

    /**
     * The gateway knows nothing any more but what is on the disk. Its rows are sent; those beyond
     * what never left before are repeats.
     */
    void gatewayEnded(int rows) {
        sendings.clear();
        excuses.clear();
        onDisk |= rows > 0;
        int repeats = Math.min(rows, sent + rows - copies);
        if (repeats > 0) {
            excuses.put(Excuse.ON_DISK, repeats);
        }
    }

    /** What was acknowledged is at the far broker, or has so many rows. */
    boolean isKept(int rows) {
        return Math.min(acknowledged, copies) <= confirmed + rows;
    }

    /** How many are not at the far broker. */
    int missing() {
        return Math.max(0, expected() - confirmed);
    }

    boolean isConfirmed() {
        return confirmed >= expected();
    }

    boolean isAcknowledged() {
        return acknowledged >= expected();
    }

    private int expected() {
        return Math.max(copies, delivered);
    }

    @Override
    public String toString() {
        return "%s: %d of %d came in, %d acknowledged, %d went out, %d confirmed"
                .formatted(number.payload(), delivered, copies, acknowledged, sent, confirmed);
    }
}
