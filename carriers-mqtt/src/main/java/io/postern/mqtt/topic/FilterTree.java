package io.postern.mqtt.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values under topic filters. Finding those for a topic takes time by the topic's levels, however
 * many filters there are. Immutable once built: safe for any thread.
 */
public final class FilterTree<T> {

    private final Node<T> root;

    private FilterTree(Node<T> root) {
        this.root = root;
    }

    public static <T> Builder<T> builder() {
        return new Builder<>();
    }

    /** The values of all filters that take the topic, in no order that means anything. */
    public List<T> find(String topic) {
        return new Search<>(root, topic).found;
    }

    /** How many nodes finding looks at. */
    int visits(String topic) {
        return new Search<>(root, topic).visits;
    }

    /** Collects filters; one owner. What it built stays as it is when more is put. */
    public static final class Builder<T> {

        private final List<Map.Entry<Filter, T>> entries = new ArrayList<>();

        private Builder() {}

        public Builder<T> put(Filter filter, T value) {
            entries.add(Map.entry(filter, value));
            return this;
        }

        public FilterTree<T> build() {
            var root = new Node<T>();
            entries.forEach(entry -> root.put(entry.getKey(), entry.getValue()));
            return new FilterTree<>(root);
        }
    }

    private static final class Node<T> {

        final Map<String, Node<T>> below = new HashMap<>();
        final List<T> values = new ArrayList<>();
        Optional<Node<T>> one = Optional.empty();
        Optional<Node<T>> rest = Optional.empty();

        void put(Filter filter, T value) {
            var here = this;
            for (var level : filter.levels()) {
                here = here.at(level);
            }
            here.values.add(value);
        }

        private Node<T> at(String level) {
            if (level.equals(Filter.ONE)) {
                one = one.or(() -> Optional.of(new Node<>()));
                return one.get();
            }
            if (level.equals(Filter.REST)) {
                rest = rest.or(() -> Optional.of(new Node<>()));
                return rest.get();
            }
            return below.computeIfAbsent(level, unused -> new Node<>());
        }
    }

    /** Goes down level by level, by every way that takes the topic so far. */
    private static final class Search<T> {

        final List<T> found = new ArrayList<>(1);
        int visits = 1;

        private final String topic;

        Search(Node<T> root, String topic) {
            this.topic = topic;
            down(root, 0);
        }

        /**
         * Goes on by itself only where the way divides: a filter may have thousands of levels.
         *
         * @param start where the level begins that is looked for below the node; beyond the topic's
         *     end when there is none
         */
        private void down(Node<T> top, int start) {
            int from = start;
            for (var node = Optional.of(top); node.isPresent(); ) {
                var here = node.get();
                int slash = topic.indexOf('/', from);
                int end = slash < 0 ? topic.length() : slash;
                boolean reserved = from == 0 && topic.startsWith("$");
                if (!reserved && here.rest.isPresent()) {
                    // "a/#" takes "a" too
                    visits++;
                    found.addAll(here.rest.get().values);
                }
                if (from > topic.length()) {
                    found.addAll(here.values);
                    return;
                }
                node = below(here, from, end);
                if (!reserved && here.one.isPresent()) {
                    visits++;
                    if (node.isPresent()) {
                        down(here.one.get(), end + 1);
                    } else {
                        node = here.one;
                    }
                }
                from = end + 1;
            }
        }

        private Optional<Node<T>> below(Node<T> node, int from, int end) {
            if (node.below.isEmpty()) {
                return Optional.empty();
            }
            var child = Optional.ofNullable(node.below.get(topic.substring(from, end)));
            visits += child.isPresent() ? 1 : 0;
            return child;
        }
    }
}
