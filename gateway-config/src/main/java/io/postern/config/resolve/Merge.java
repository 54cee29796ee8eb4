package io.postern.config.resolve;

import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ObjectNode;
import java.util.LinkedHashMap;

/** Lays one object over another: objects merge at any depth, everything else is replaced. */
final class Merge {

    private Merge() {}

    /** The result stands at the place of {@code over}; each value keeps its own. */
    static ObjectNode of(ObjectNode under, ObjectNode over) {
        if (under.entries().isEmpty()) {
            return over;
        }
        var merged = new LinkedHashMap<String, Entry>(under.entries());
        over.entries().forEach((key, entry) -> merged.merge(key, entry, Merge::entry));
        return new ObjectNode(over.place(), merged);
    }

    private static Entry entry(Entry under, Entry over) {
        return under.value() instanceof ObjectNode low && over.value() instanceof ObjectNode high
                ? new Entry(over.key(), over.place(), of(low, high))
                : over;
    }
}
