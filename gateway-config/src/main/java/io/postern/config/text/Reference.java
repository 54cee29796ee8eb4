package io.postern.config.text;

import java.util.Optional;

/**
 * A reference in a text: {@code ${env:NAME}}, {@code ${env:NAME:-default}} or {@code ${file:PATH}}.
 *
 * @param end where it ends in the text
 */
public record Reference(Scheme scheme, String name, Optional<String> fallback, int end) {

    /** Where a value is read from. */
    public enum Scheme {
        ENV("env"),
        FILE("file");

        private final String word;

        Scheme(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private static final String DEFAULT = ":-";

    /** The reference that begins at {@code from} and whose brace closes at {@code close}. */
    static Reference of(Scheme scheme, String text, int from, int close) {
        var body = text.substring(from + 3 + scheme.word().length(), close);
        int fallback = scheme == Scheme.ENV ? body.indexOf(DEFAULT) : -1;
        return fallback < 0
                ? new Reference(scheme, body, Optional.empty(), close + 1)
                : new Reference(
                        scheme,
                        body.substring(0, fallback),
                        Optional.of(body.substring(fallback + DEFAULT.length())),
                        close + 1);
    }

    /** Without its default, which may be a secret. */
    public String shown() {
        return "${" + scheme.word() + ":" + name + "}";
    }
}
