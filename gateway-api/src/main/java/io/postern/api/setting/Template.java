package io.postern.api.setting;

import io.postern.api.message.Envelope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Text with words that are filled in from each message: {@code $msg_id}, {@code $msg_time}, {@code
 * $content.a.b}, and what a carrier offers, such as {@code $device.uid}. Immutable.
 */
public final class Template {

    private final String source;
    private final List<TemplatePart> parts;

    private Template(String source, List<TemplatePart> parts) {
        this.source = source;
        this.parts = parts;
    }

    /** Reads any text; every {@code $stem.word} is a word to fill in. */
    public static Template of(String source) {
        return new Template(source, TemplatePart.split(source, stem -> true));
    }

    /**
     * Reads any text; a {@code $stem.word} of another stem than these and {@code content} stays as
     * it is.
     *
     * @param stems such as {@code device}
     */
    public static Template of(String source, Set<String> stems) {
        return new Template(
                source,
                TemplatePart.split(
                        source, stem -> stem.equals(TemplatePart.CONTENT) || stems.contains(stem)));
    }

    /** What a message has for a word such as {@code content.a.b}; empty where it has nothing. */
    public static Optional<String> value(String word, Envelope message) {
        return TemplatePart.Word.value(word, message);
    }

    /** The text as it was written. */
    public String source() {
        return source;
    }

    /** Whether it is the same for every message. */
    public boolean isConstant() {
        return parts.stream().allMatch(TemplatePart.Fixed.class::isInstance);
    }

    /** The words that are filled in, such as {@code content.a.b}. */
    public List<String> words() {
        return parts.stream()
                .filter(TemplatePart.Word.class::isInstance)
                .map(part -> ((TemplatePart.Word) part).name())
                .toList();
    }

    /**
     * Fills in a message's words.
     *
     * @param clean applied to each filled-in part, never to the template's own text
     * @throws MissingWordException when the message does not have one of the words
     */
    public String fill(Envelope message, UnaryOperator<String> clean) throws MissingWordException {
        return fill(word -> value(word, message), clean);
    }

    /**
     * Fills in words that somebody else knows, such as a carrier before there is a message.
     *
     * @param words gives what stands for a word such as {@code device.uid}
     * @param clean applied to each filled-in part, never to the template's own text
     * @throws MissingWordException when there is nothing for one of the words
     */
    public String fill(Function<String, Optional<String>> words, UnaryOperator<String> clean)
            throws MissingWordException {
        if (parts.size() == 1 && parts.get(0) instanceof TemplatePart.Fixed fixed) {
            return fixed.text();
        }
        var filled = new StringBuilder();
        for (var part : parts) {
            filled.append(
                    part instanceof TemplatePart.Word word
                            ? clean.apply(word.of(words))
                            : ((TemplatePart.Fixed) part).text());
        }
        return filled.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template template
                && source.equals(template.source)
                && parts.equals(template.parts);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return parts.stream().map(TemplatePart::toString).collect(Collectors.joining());
    }
}
