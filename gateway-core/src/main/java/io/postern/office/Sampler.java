package io.postern.office;

import io.postern.message.Message;
import java.util.List;

/**
 * What a sender that sends by the clock, or when asked, has picked up from its type's table. Owned
 * by the type's desk; not safe for several threads.
 */
public final class Sampler {

    private final AddressCounters counters;
    private long upTo;

    public Sampler(AddressCounters counters) {
        this.counters = counters;
    }

    /** A message left the table: a newer one of its id took its place, or there was no room. */
    void lost(Message message, String reason) {
        if (message.entryId() > upTo) {
            counters.drop(message, reason);
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
