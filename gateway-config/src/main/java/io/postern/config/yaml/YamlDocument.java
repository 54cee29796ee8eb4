package io.postern.config.yaml;

import io.postern.api.text.Quote;
import io.postern.config.document.DocumentResult;
import io.postern.config.document.Fields;
import io.postern.config.document.Mistake;
import io.postern.config.document.Mistakes;
import io.postern.config.document.Nesting;
import io.postern.config.document.Node;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.NullNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.document.OffsetText;
import io.postern.config.document.YesNo;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import java.util.ArrayList;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Reads the part of YAML 1.2 that means the same to everybody. One owner. */
public final class YamlDocument {

    private final SourceFile file;
    private final Mistakes mistakes;
    private final YamlEvents events;

    private YamlDocument(SourceFile file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
        this.events = new YamlEvents(file);
    }

    public static DocumentResult read(SourceFile file) {
        var mistakes = new Mistakes(file);
        return mistakes.reading(() -> new YamlDocument(file, mistakes).root());
    }

    private ObjectNode root() {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            throw new Mistake(
                    new Place(file, 1, 1), "expected an object, found " + file.emptiness());
        }
        Node root = node(events.next(), 0);
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new Mistake(
                    events.place(after),
                    "expected one document, found the beginning of a second one");
        }
        if (root instanceof ObjectNode object) {
            return object;
        }
        String space =
                root instanceof TextNode text && text.value().contains(":")
                        ? "; write a space after ':'"
                        : "";
        throw new Mistake(root.place(), "expected an object, found " + root.shown() + space);
    }

    private Node node(Event event, int depth) {
        Place place = events.place(event);
        if (event instanceof AliasEvent alias) {
            mistakes.add(place, YamlAdvice.alias(alias.getAlias().getValue()));
            return new NullNode(place);
        }
        checkProperties((NodeEvent) event, place);
        if (event instanceof ScalarEvent scalar) {
            return scalar.isPlain()
                    ? YamlScalar.read(place, scalar.getValue(), mistakes)
                    : new TextNode(place, scalar.getValue());
        }
        Nesting.check(depth + 1, place);
        return event instanceof MappingStartEvent
                ? object(place, depth + 1)
                : list(place, depth + 1);
    }

    private void checkProperties(NodeEvent event, Place place) {
        event.getAnchor()
                .ifPresent(anchor -> mistakes.add(place, YamlAdvice.anchor(anchor.getValue())));
        tag(event).ifPresent(tag -> mistakes.add(place, YamlAdvice.tag(tag)));
    }

    private static Optional<String> tag(NodeEvent event) {
        return event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : ((CollectionStartEvent) event).getTag();
    }

    private ListNode list(Place place, int depth) {
        var values = new ArrayList<Node>();
        for (Event event = events.next();
                event.getEventId() != Event.ID.SequenceEnd;
                event = events.next()) {
            values.add(node(event, depth));
        }
        return new ListNode(place, values);
    }

    private ObjectNode object(Place place, int depth) {
        var fields = new Fields(mistakes);
        for (Event event = events.next();
                event.getEventId() != Event.ID.MappingEnd;
                event = events.next()) {
            Place keyPlace = events.place(event);
            Optional<String> key = key(event, depth);
            Node value = node(events.next(), depth);
            key.ifPresent(known -> fields.add(new Entry(known, keyPlace, value)));
        }
        return fields.object(place);
    }

    /** The key's text; empty, and a mistake, for anything that is none. */
    private Optional<String> key(Event event, int depth) {
        if (event instanceof ScalarEvent scalar && scalar.isPlain()) {
            return plainKey(scalar);
        }
        if (event instanceof CollectionStartEvent) {
            String found = event instanceof MappingStartEvent ? "an object" : "a list";
            throw new Mistake(
                    events.place(event),
                    "expected a key that is text, found " + found + "; put it in quotes");
        }
        return node(event, depth) instanceof TextNode text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private Optional<String> plainKey(ScalarEvent event) {
        String word = event.getValue();
        Place place = events.place(event);
        checkProperties(event, place);
        if (word.equals("<<")) {
            mistakes.add(place, YamlAdvice.MERGE);
            return Optional.empty();
        }
        if (word.isEmpty()) {
            mistakes.add(place, "expected a key before ':', found none");
            return Optional.empty();
        }
        if (!YesNo.isOne(word)
                && !(YamlScalar.read(place, word, new Mistakes(file)) instanceof TextNode)) {
            mistakes.add(
                    place,
                    "expected a key that is text, found "
                            + OffsetText.bare(word)
                            + "; write "
                            + Quote.of(word));
            return Optional.empty();
        }
        return Optional.of(word);
    }
}
