package io.postern.mqtt.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Subscriptions of which no two overlap: one that is added takes in those it meets. Kept as a tree
 * of levels, so that adding looks only at what may overlap. One owner.
 */
final class Overlaps {

    private final Node root = new Node();

    void add(Subscription added) {
        var grown = added;
        var met = met(grown.filter());
        while (!met.isEmpty()) {
            for (var one : met) {
                remove(one);
                grown = one.joined(grown);
            }
            // having grown, it may meet others
            met = met(grown.filter());
        }
        put(grown);
    }

    Collection<Subscription> all() {
        var all = new ArrayList<Subscription>();
        everything(List.of(root), all);
        return all;
    }

    private void put(Subscription one) {
        var here = root;
        for (var level : one.filter().levels()) {
            here = here.below.computeIfAbsent(level, name -> new Node());
        }
        here.value = Optional.of(one);
    }

    /** Nodes that are left empty stay: a cover is made once and thrown away. */
    private void remove(Subscription one) {
        var here = root;
        for (var level : one.filter().levels()) {
            here = here.below.computeIfAbsent(level, name -> new Node());
        }
        here.value = Optional.empty();
    }

    /** Those that overlap a filter. */
    List<Subscription> met(Filter filter) {
        var met = new ArrayList<Subscription>();
        var here = List.of(root);
        for (var level : filter.levels()) {
            boolean first = here.size() == 1 && here.get(0) == root;
            if (level.equals(Filter.REST)) {
                everything(first ? steps(here, Filter.ONE, true) : here, met);
                rest(here, met);
                return met.stream().distinct().toList();
            }
            if (!first || !filter.isReserved()) {
                rest(here, met);
            }
            here = steps(here, level, first);
        }
        here.forEach(node -> node.value.ifPresent(met::add));
        rest(here, met);
        return met;
    }

    private static List<Node> steps(List<Node> here, String level, boolean first) {
        var next = new ArrayList<Node>();
        for (var node : here) {
            if (level.equals(Filter.ONE)) {
                node.below.forEach(
                        (name, child) -> {
                            if (!name.equals(Filter.REST) && !(first && name.startsWith("$"))) {
                                next.add(child);
                            }
                        });
            } else {
                step(node, level, next);
                if (!first || !level.startsWith("$")) {
                    step(node, Filter.ONE, next);
                }
            }
        }
        return next;
    }

    private static void step(Node node, String name, List<Node> next) {
        var child = node.below.get(name);
        if (child != null) {
            next.add(child);
        }
    }

    private static void rest(List<Node> here, List<Subscription> met) {
        for (var node : here) {
            var rest = node.below.get(Filter.REST);
            if (rest != null) {
                rest.value.ifPresent(met::add);
            }
        }
    }

    private static void everything(List<Node> from, List<Subscription> met) {
        var left = new ArrayList<>(from);
        while (!left.isEmpty()) {
            var node = left.remove(left.size() - 1);
            node.value.ifPresent(met::add);
            left.addAll(node.below.values());
        }
    }

    private static final class Node {

        final Map<String, Node> below = new HashMap<>();
        Optional<Subscription> value = Optional.empty();
    }
}
