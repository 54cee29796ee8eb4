package io.postern.mqtt.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        var search = new Search<>(root, topic);
        search.run();
        return search.found;
    }

    /** How many nodes finding looks at. */
    int visits(String topic) {
        var search = new Search<>(root, topic);
        search.run();
        return search.visits;
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

        void put(Filter filter, T value) {
            var here = this;
            for (var level : filter.levels()) {
                here = here.below.computeIfAbsent(level, unused -> new Node<>());
            }
            here.values.add(value);
        }
    }

    /** Goes down level by level with all nodes that take the topic so far. */
    private static final class Search<T> {

        final List<T> found = new ArrayList<>();
        int visits = 1;

        private final String topic;
        private List<Node<T>> here;

        Search(Node<T> root, String topic) {
            this.topic = topic;
            this.here = List.of(root);
        }

        void run() {
            int from = 0;
            while (from <= topic.length() && !here.isEmpty()) {
                int slash = topic.indexOf('/', from);
                int end = slash < 0 ? topic.length() : slash;
                down(topic.substring(from, end), from == 0);
                from = end + 1;
            }
            for (var node : here) {
                found.addAll(node.values);
                // "a/#" takes "a" too
                takeRest(node);
            }
        }

        private void down(String level, boolean first) {
            boolean reserved = first && level.startsWith("$");
            var next = new ArrayList<Node<T>>(2);
            for (var node : here) {
                if (!reserved) {
                    takeRest(node);
                    step(node, Filter.ONE, next);
                }
                if (!level.equals(Filter.ONE) && !level.equals(Filter.REST)) {
                    step(node, level, next);
                }
            }
            here = next;
        }

        private void takeRest(Node<T> node) {
            var rest = node.below.get(Filter.REST);
            if (rest != null) {
                visits++;
                found.addAll(rest.values);
            }
        }

        private void step(Node<T> node, String level, List<Node<T>> next) {
            var child = node.below.get(level);
            if (child != null) {
                visits++;
                next.add(child);
            }
        }
    }
}
