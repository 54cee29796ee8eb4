package io.postern.serial.talk;

import io.postern.api.message.UndeliverableException;
import io.postern.api.setting.MissingWordException;
import io.postern.api.setting.Template;
import io.postern.serial.checksum.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What is written to a device, with words that are known only then. Immutable. */
public final class Write {

    private final Template template;
    private final boolean hex;
    private final Optional<Checksum> checksum;
    private final Optional<byte[]> constant;

    /**
     * @throws IllegalArgumentException for hex that is none
     */
    Write(Template template, boolean hex, Optional<Checksum> checksum) {
        this.template = template;
        this.hex = hex;
        this.checksum = checksum;
        this.constant =
                template.isConstant() ? Optional.of(read(template.source())) : Optional.empty();
    }

    /** The words that it needs, such as {@code device.uid}. */
    public List<String> words() {
        return template.words();
    }

    /** The bytes when they are always the same. */
    public Optional<byte[]> constant() {
        return constant.map(byte[]::clone);
    }

    /**
     * The bytes.
     *
     * @param words gives what stands for a word such as {@code device.uid}
     * @throws MissingWordException when there is nothing for one of the words
     * @throws UndeliverableException when what stands for them does not fit, saying why
     */
    public byte[] bytes(Function<String, Optional<String>> words) throws UndeliverableException {
        if (constant.isPresent()) {
            return constant.get().clone();
        }
        refuseControls(words);
        var filled = template.fill(words, UnaryOperator.identity());
        try {
            return read(filled);
        } catch (IllegalArgumentException wrong) {
            throw new UndeliverableException(
                    "to write \""
                            + template.source()
                            + "\", filled in as "
                            + Printable.quoted(filled)
                            + ": "
                            + wrong.getMessage());
        }
    }

    /** One value with a line's end in it would be two commands. */
    private void refuseControls(Function<String, Optional<String>> words)
            throws UndeliverableException {
        for (var word : template.words()) {
            var value = words.apply(word).orElse("");
            if (value.codePoints().anyMatch(Character::isISOControl)) {
                throw new UndeliverableException(
                        "to write $"
                                + word
                                + ": expected a value without control characters, found "
                                + Printable.quoted(value));
            }
        }
    }

    private byte[] read(String filled) {
        var bytes = hex ? HexText.bytes(filled) : filled.getBytes(StandardCharsets.UTF_8);
        return checksum.map(some -> some.append(bytes)).orElse(bytes);
    }

    /** As it was written in the settings. */
    @Override
    public String toString() {
        return template.source();
    }
}
