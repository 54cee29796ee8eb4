package io.postern.office;

import java.util.List;

/**
 * What a sender that sends by the clock, or when asked, has picked up from its type's table. Owned
 * by the type's desk; not safe for several threads.
 */
public final class Sampler {

    private final Tally tally;
    private long upTo;

    public Sampler(Tally tally) {
        this.tally = tally;
    }

    /** A newer message of the same id took this one's place, or too many ids did. */
    void replaced(Message message) {
        if (message.entryId() > upTo) {
            tally.drop("superseded");
        }
    }

    /** The messages that were not picked up yet, oldest first. */
    List<Message> pick(MessageTable table) {
        var fresh = table.after(upTo);
        if (!fresh.isEmpty()) {
            upTo = fresh.get(fresh.size() - 1).entryId();
        }
        return fresh;
    }
}
