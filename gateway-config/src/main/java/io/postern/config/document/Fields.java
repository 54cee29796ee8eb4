package io.postern.config.document;

import io.postern.api.text.Quote;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.problem.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the entries of one object, each key once. */
public final class Fields {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Mistakes mistakes;

    public Fields(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    public void add(Entry entry) {
        var first = entries.putIfAbsent(entry.key(), entry);
        if (first != null) {
            mistakes.add(
                    entry.place(),
                    "expected "
                            + Quote.of(entry.key())
                            + " once, found it again; the first is in line "
                            + first.place().line()
                            + ", column "
                            + first.place().column());
        }
    }

    public ObjectNode object(Place place) {
        return new ObjectNode(place, entries);
    }
}
