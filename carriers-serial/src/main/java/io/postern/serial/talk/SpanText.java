package io.postern.serial.talk;

import java.time.Duration;

/** Says a span in words, such as {@code 1 s} or {@code 250 ms}. */
public final class SpanText {

    private SpanText() {}

    public static String words(Duration span) {
        return span.toMillisPart() == 0 && !span.isZero()
                ? span.toSeconds() + " s"
                : span.toMillis() + " ms";
    }
}
