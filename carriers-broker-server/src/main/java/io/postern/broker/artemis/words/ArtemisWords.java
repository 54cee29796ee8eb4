package io.postern.broker.artemis.words;

import java.util.Optional;

/** What others say, in words of ours. */
public final class ArtemisWords {

    private ArtemisWords() {}

    /** What somebody else said, fit for a line of the log. */
    public static String shown(String given) {
        var plain = given.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
    }

    /** Without the numbers that Artemis puts before it. */
    public static String of(Throwable failed) {
        var said = Optional.ofNullable(failed.getMessage()).orElse(failed.toString());
        return said.replaceFirst("^AMQ\\d+: ", "");
    }
}
