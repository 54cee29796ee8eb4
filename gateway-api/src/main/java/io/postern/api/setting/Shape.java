package io.postern.api.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What values a setting takes. The gateway turns each shape into validation, JSON Schema, reference
 * and form fields; the comment of each says the Java type its values have.
 */
public sealed interface Shape {

    /** {@link String}: any text, or only non-empty text. */
    record Text(boolean mayBeEmpty) implements Shape {}

    /** {@link Integer}: a whole number. */
    record Whole(int least, int most) implements Shape {}

    /** {@link Double}: a number. */
    record Decimal(double least, double most) implements Shape {}

    /** {@link Boolean}. */
    record Flag() implements Shape {}

    /** {@link String}: one of these words. */
    record Choice(List<String> words) implements Shape {

        public Choice {
            words = List.copyOf(words);
        }
    }

    /**
     * {@link java.time.Duration}: seconds as a number, or text such as {@code 500 ms}, {@code 7 d}.
     */
    record Span() implements Shape {}

    /** {@link Long}: bytes as a number, or text such as {@code 1 GB}. */
    record Size() implements Shape {}

    /** {@link Template}: text with words that are known only per message. */
    record Pattern() implements Shape {}

    /** {@link io.postern.api.json.Json}: anything. */
    record Anything() implements Shape {}

    /** {@link List} of the element's values. One element may stand without the list's brackets. */
    record Listing(Shape element) implements Shape {}

    /** {@link Map} from text to the element's values, in the order written. */
    record Mapping(Shape element) implements Shape {}

    /** {@link Values}: an object with settings of its own. */
    record Group(Settings settings) implements Shape {}

    /**
     * {@link Values}: an object whose key {@code selector} says which settings it has, such as
     * {@code "type": "sine"}. The chosen word is read with {@link Values#variant()}.
     */
    record Variants(String selector, Map<String, Settings> variants) implements Shape {

        public Variants {
            variants = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variants));
        }
    }

    /** The value of the first of these shapes that fits, such as a flag or an object. */
    record Either(List<Shape> shapes) implements Shape {

        public Either {
            shapes = List.copyOf(shapes);
        }
    }
}
