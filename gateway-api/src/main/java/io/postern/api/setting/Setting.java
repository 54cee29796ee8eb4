package io.postern.api.setting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One key of a configuration file, described once. Make it a constant, list it in the kind's {@link
 * Settings}, and read it with {@link Values#get}:
 *
 * <pre>{@code
 * static final Setting<Integer> DIGITS =
 *         Setting.whole("digits", "Digits kept after the point.", 0, 10).orElse(1);
 * }</pre>
 *
 * A setting is required unless it has a default ({@link #orElse}) or is marked {@link #optional}.
 *
 * @param <T> the Java type of its values
 */
public record Setting<T>(
        String name,
        String description,
        Shape shape,
        Need need,
        Optional<T> fallback,
        boolean hidden,
        Keywords keywords) {

    /** Whether a file must have the key. */
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    public static Setting<String> text(String name, String description) {
        return required(name, description, new Shape.Text(false));
    }

    /** Text that may be empty. */
    public static Setting<String> anyText(String name, String description) {
        return required(name, description, new Shape.Text(true));
    }

    public static Setting<Integer> whole(String name, String description, int least, int most) {
        return required(name, description, new Shape.Whole(least, most));
    }

    public static Setting<Double> decimal(
            String name, String description, double least, double most) {
        return required(name, description, new Shape.Decimal(least, most));
    }

    public static Setting<Boolean> flag(String name, String description) {
        return required(name, description, new Shape.Flag());
    }

    public static Setting<String> choice(String name, String description, String... words) {
        return required(name, description, new Shape.Choice(List.of(words)));
    }

    public static Setting<Duration> span(String name, String description) {
        return required(name, description, new Shape.Span());
    }

    public static Setting<Long> size(String name, String description) {
        return required(name, description, new Shape.Size());
    }

    public static Setting<Template> pattern(String name, String description) {
        return required(name, description, new Shape.Pattern());
    }

    public static Setting<Values> group(String name, String description, Setting<?>... settings) {
        return required(name, description, new Shape.Group(Settings.of(settings)));
    }

    public static Setting<List<String>> texts(String name, String description) {
        return required(name, description, new Shape.Listing(new Shape.Text(false)));
    }

    /** A map whose values are objects of one of several kinds; see {@link Shape.Variants}. */
    public static Setting<Map<String, Values>> variants(
            String name, String description, String selector, Map<String, Settings> variants) {
        return required(
                name, description, new Shape.Mapping(new Shape.Variants(selector, variants)));
    }

    /** Any other shape; {@code T} must be the type that the shape's comment names. */
    public static <T> Setting<T> of(String name, String description, Shape shape) {
        return required(name, description, shape);
    }

    /** With a default, which the reference and the schema show. */
    public Setting<T> orElse(T value) {
        return new Setting<>(
                name, description, shape, Need.OPTIONAL, Optional.of(value), hidden, keywords);
    }

    /** May be left out; read it with {@link Values#find}. */
    public Setting<T> optional() {
        return new Setting<>(name, description, shape, Need.OPTIONAL, fallback, hidden, keywords);
    }

    /** Never shown in a log, an error or {@code postern check}; has no keywords. */
    public Setting<T> secret() {
        return new Setting<>(name, description, shape, need, fallback, true, Keywords.NONE);
    }

    /** Its text is somebody else's language: {@code $words} in it stay as they are. */
    public Setting<T> withoutKeywords() {
        return new Setting<>(name, description, shape, need, fallback, hidden, Keywords.NONE);
    }

    private static <T> Setting<T> required(String name, String description, Shape shape) {
        return new Setting<>(
                name, description, shape, Need.REQUIRED, Optional.empty(), false, Keywords.NAMES);
    }
}
