package io.postern.benchlab;

import io.postern.api.message.UnreadableException;
import io.postern.api.setting.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The buttons of the computer that a device is wired to, in the order of the device's numbers. */
enum Button {
    POWER,
    RESET,
    OTHER;

    static final List<String> WORDS = Arrays.stream(values()).map(Button::word).toList();

    private static final String EXPECTED =
            "button: expected \"power\", \"reset\" or \"other\", found ";

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Case does not count. */
    static Button of(String written) {
        int number = WORDS.indexOf(written.toLowerCase(Locale.ROOT));
        if (number < 0) {
            throw new UnreadableException(
                    EXPECTED + BenchlabQuote.text(written) + Nearest.hint(written, WORDS));
        }
        return values()[number];
    }

    static UnreadableException missing(String found) {
        return new UnreadableException(EXPECTED + found);
    }
}
