package io.postern.bench.books;

import io.postern.app.mqtt.Numbered;
import java.nio.charset.StandardCharsets;

/** A message that weighs far more than its bytes once it is read. */
public final class Poison {

    private static final String SOURCE = "poison";
    private static final int ZEROS = 3_000_000;

    private Poison() {}

    public static Numbered number(int number) {
        return new Numbered(SOURCE, number);
    }

    static boolean is(Numbered number) {
        return number.source().equals(SOURCE);
    }

    public static byte[] payload(Numbered number) {
        var head = number.payload();
        var payload =
                head.substring(0, head.length() - 1) + ",\"a\":[0" + ",0".repeat(ZEROS) + "]}";
        return payload.getBytes(StandardCharsets.UTF_8);
    }
}
