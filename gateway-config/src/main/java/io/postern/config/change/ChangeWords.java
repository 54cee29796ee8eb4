package io.postern.config.change;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what changed on one line: {@code added address a, changed carriers b, c and 7 more}. */
final class ChangeWords {

    private static final int MOST_NAMES = 3;

    private ChangeWords() {}

    static String of(ConfigurationDiff diff) {
        var words = new ArrayList<String>();
        words.addAll(verb("added", diff, Changes::added));
        words.addAll(verb("changed", diff, Changes::changed));
        words.addAll(verb("removed", diff, Changes::removed));
        return words.isEmpty() ? "nothing changed" : String.join("; ", words);
    }

    private static List<String> verb(
            String verb, ConfigurationDiff diff, Function<Changes, SortedSet<String>> which) {
        var words =
                Stream.of(
                                kind("carrier", "carriers", which.apply(diff.carriers())),
                                kind("handler", "handlers", which.apply(diff.handlers())),
                                kind("message", "messages", which.apply(diff.messages())),
                                kind("address", "addresses", which.apply(diff.addresses())),
                                kind("task", "tasks", which.apply(diff.tasks())))
                        .filter(Predicate.not(String::isEmpty))
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? List.of() : List.of(verb + " " + words);
    }

    private static String kind(String one, String many, SortedSet<String> names) {
        return names.isEmpty() ? "" : (names.size() == 1 ? one : many) + " " + few(names);
    }

    private static String few(SortedSet<String> names) {
        var shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES
                ? shown + " and " + (names.size() - MOST_NAMES) + " more"
                : shown;
    }
}
