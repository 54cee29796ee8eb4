package io.postern.office;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest message of each id of one type, oldest first. Bounded: one id more, and the one that
 * was silent longest goes. Owned by its desk; not safe for several threads.
 */
final class MessageTable {

    private final Map<String, Message> newest = new LinkedHashMap<>();

    /** Puts a message in its id's place; returns the one that was there. */
    Optional<Message> put(String id, Message message) {
        var before = Optional.ofNullable(newest.remove(id));
        newest.put(id, message);
        return before;
    }

    /** Takes out what is too much; the longest silent goes first. */
    List<Message> shrinkTo(int most) {
        var evicted = new ArrayList<Message>();
        for (Iterator<Message> eldest = newest.values().iterator(); newest.size() > most; ) {
            evicted.add(eldest.next());
            eldest.remove();
        }
        return evicted;
    }

    /** The messages that came after an entry. */
    List<Message> after(long entryId) {
        return newest.values().stream().filter(message -> message.entryId() > entryId).toList();
    }
}
