package io.postern.config.document;

import io.postern.api.text.Quote;
import io.postern.config.problem.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a configuration file. */
public sealed interface Node {

    Place place();

    /** The word for it in messages: {@code text}, {@code number}, {@code list}, … */
    String kind();

    /** How it is quoted in messages: short, on one line. */
    String shown();

    /** Of itself, or of all that stands in it. */
    default List<Place> places() {
        return List.of(place());
    }

    record TextNode(Place place, String value) implements Node {

        @Override
        public String kind() {
            return "text";
        }

        @Override
        public String shown() {
            return Quote.of(value);
        }
    }

    /** A number with the digits that the file has. */
    record NumberNode(Place place, String digits) implements Node {

        @Override
        public String kind() {
            return "number";
        }

        @Override
        public String shown() {
            return digits;
        }
    }

    record FlagNode(Place place, boolean value) implements Node {

        @Override
        public String kind() {
            return "true or false";
        }

        @Override
        public String shown() {
            return Boolean.toString(value);
        }
    }

    record NullNode(Place place) implements Node {

        @Override
        public String kind() {
            return "null";
        }

        @Override
        public String shown() {
            return "null";
        }
    }

    record ListNode(Place place, List<Node> values) implements Node {

        public ListNode {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "list";
        }

        @Override
        public String shown() {
            return "a list";
        }

        @Override
        public List<Place> places() {
            return values.stream().flatMap(value -> value.places().stream()).toList();
        }
    }

    /** An object: its entries in the order written. */
    record ObjectNode(Place place, Map<String, Entry> entries) implements Node {

        public ObjectNode {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "object";
        }

        @Override
        public String shown() {
            return "an object";
        }

        @Override
        public List<Place> places() {
            return entries.values().stream()
                    .flatMap(entry -> entry.value().places().stream())
                    .toList();
        }
    }

    /** A key with its place, and its value. */
    record Entry(String key, Place place, Node value) {}
}
