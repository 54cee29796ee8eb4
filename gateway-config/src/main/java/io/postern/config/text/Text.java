package io.postern.config.text;

import java.util.Optional;

/**
 * A text with its keywords and references replaced.
 *
 * @param reference the references in it as messages may name them; empty where there are none
 * @param whole whether it is one reference and nothing else, and so may be a number or a flag
 */
public record Text(String value, Optional<String> reference, boolean whole) {

    static Text plain(String value) {
        return new Text(value, Optional.empty(), false);
    }

    /** Whether part of it came from the environment or a file. */
    public boolean isForeign() {
        return reference.isPresent();
    }
}
