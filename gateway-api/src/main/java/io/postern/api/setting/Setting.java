package io.postern.api.setting;

import io.postern.api.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

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
 * @param fallback as a file would have it
 * @param reading makes what a file has a value
 * @param <T> the Java type of its values
 */
public record Setting<T>(
        String name,
        String description,
        Shape shape,
        Need need,
        Optional<Object> fallback,
        boolean hidden,
        Keywords keywords,
        Reading<Object, T> reading) {

    /** Makes a value of what a file has. Opens nothing, never blocks. */
    @FunctionalInterface
    public interface Reading<W, T> {

        /**
         * @param findings told what is wrong with it, under an empty name for the whole value; what
         *     is returned then is not used
         */
        T of(W written, Findings findings);
    }

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

    public static Setting<Duration> span(
            String name, String description, Duration least, Duration most) {
        return span(name, description)
                .checked(BoundedValue.of(least, most, DurationText::exact)::check);
    }

    public static Setting<Long> size(String name, String description) {
        return required(name, description, new Shape.Size());
    }

    public static Setting<Long> size(String name, String description, long least, long most) {
        return size(name, description)
                .checked(BoundedValue.of(least, most, bytes -> bytes + " bytes")::check);
    }

    /** The name of a file or folder, there or not. */
    public static Setting<Path> path(String name, String description) {
        return text(name, description).as(BoundedValue::path);
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

    /**
     * With a default, which the reference and the schema show. To be said before {@link #as}, as a
     * file would have it.
     */
    public Setting<T> orElse(T value) {
        return new Setting<>(
                name,
                description,
                shape,
                Need.OPTIONAL,
                Optional.of(value),
                hidden,
                keywords,
                reading);
    }

    /** May be left out; read it with {@link Values#find}. */
    public Setting<T> optional() {
        return new Setting<>(
                name, description, shape, Need.OPTIONAL, fallback, hidden, keywords, reading);
    }

    /** Never shown in a log, an error or {@code postern check}; has no keywords. */
    public Setting<T> secret() {
        return new Setting<>(
                name, description, shape, need, fallback, true, Keywords.NONE, reading);
    }

    /** Its text is somebody else's language: {@code $words} in it stay as they are. */
    public Setting<T> withoutKeywords() {
        return new Setting<>(
                name, description, shape, need, fallback, hidden, Keywords.NONE, reading);
    }

    /**
     * Becomes something else: a group of keys its record, text what it spells. What is wrong with
     * it is told with its place when the file is read; whoever gets the value gets it made.
     */
    public <U> Setting<U> as(Reading<T, U> next) {
        return new Setting<>(
                name,
                description,
                shape,
                need,
                fallback,
                hidden,
                keywords,
                (written, findings) -> next.of(reading.of(written, findings), findings));
    }

    /** Stays what it is, unless it is told that something is wrong with it. */
    public Setting<T> checked(BiConsumer<T, Findings> check) {
        return as(
                (value, findings) -> {
                    check.accept(value, findings);
                    return value;
                });
    }

    private static <T> Setting<T> required(String name, String description, Shape shape) {
        return new Setting<>(
                name,
                description,
                shape,
                Need.REQUIRED,
                Optional.empty(),
                false,
                Keywords.NAMES,
                Setting::asWritten);
    }

    /** The type of what a shape gives is the caller's word. */
    @SuppressWarnings("unchecked")
    private static <T> T asWritten(Object written, Findings findings) {
        return (T) written;
    }
}
