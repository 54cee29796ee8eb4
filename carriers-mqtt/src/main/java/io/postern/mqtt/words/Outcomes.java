package io.postern.mqtt.words;

import io.postern.api.link.Outcome;
import java.util.Optional;
import java.util.Set;

/** What a broker's answer to a message comes to. */
public final class Outcomes {

    /** Said for a while only: error of its own, busy, quota. */
    private static final Set<Integer> FOR_NOW = Set.of(0x80, 0x83, 0x88, 0x89, 0x96, 0x97, 0x9F);

    private Outcomes() {}

    public static Outcome of(int code, Optional<String> said) {
        if (code < 0x80) {
            return Outcome.DELIVERED;
        }
        var words = ReasonWords.of(code, said);
        return FOR_NOW.contains(code) ? new Outcome.Later(words) : new Outcome.Refused(words);
    }

    public static String words(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }
}
