package io.postern.office;

import io.postern.chain.Budget;
import io.postern.message.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest message of each id of one type, oldest first. Bounded: one id or byte more, and the
 * ones that were silent longest go. Owned by its desk; not safe for several threads.
 */
final class MessageTable {

    private final Map<String, Kept> newest = new LinkedHashMap<>();
    private final Budget budget;

    private record Kept(Message message, long weight) {}

    MessageTable(Budget budget) {
        this.budget = budget;
    }

    /** Takes out the message of an id. */
    Optional<Message> remove(String id) {
        return Optional.ofNullable(newest.remove(id)).map(this::freed);
    }

    /** Puts a message in its id's place, which is empty; returns what has to go for it. */
    List<Message> put(String id, Message message, int mostIds) {
        long weight = message.weight();
        var evicted = new ArrayList<Message>();
        while (newest.size() >= mostIds || !budget.take(weight)) {
            if (newest.isEmpty()) {
                evicted.add(message);
                return evicted;
            }
            remove(newest.keySet().iterator().next()).ifPresent(evicted::add);
        }
        newest.put(id, new Kept(message, weight));
        return evicted;
    }

    void clear() {
        newest.values().forEach(this::freed);
        newest.clear();
    }

    private Message freed(Kept kept) {
        budget.free(kept.weight());
        return kept.message();
    }

    /** The messages that came after an entry. */
    List<Message> after(long entryId) {
        return newest.values().stream()
                .map(Kept::message)
                .filter(message -> message.entryId() > entryId)
                .toList();
    }
}
