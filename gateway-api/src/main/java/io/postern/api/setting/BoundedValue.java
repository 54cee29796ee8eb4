package io.postern.api.setting;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;

/** Values within bounds. */
record BoundedValue<T extends Comparable<T>>(T least, T most, Function<T, String> words) {

    static <T extends Comparable<T>> BoundedValue<T> of(
            T least, T most, Function<T, String> words) {
        return new BoundedValue<>(least, most, words);
    }

    void check(T value, Findings findings) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            findings.problem(
                    "",
                    "expected "
                            + words.apply(least)
                            + " to "
                            + words.apply(most)
                            + ", found "
                            + words.apply(value));
        }
    }

    static Path path(String text, Findings findings) {
        try {
            return Path.of(text);
        } catch (InvalidPathException impossible) {
            findings.problem(
                    "",
                    "expected the name of a file, found one that no file can have: "
                            + impossible.getReason());
            return Path.of("");
        }
    }
}
