package io.postern.benchlab;

import io.postern.api.message.UnreadableException;
import java.util.Locale;
import java.util.regex.Pattern;

/** A device's own number: 24 hex digits. */
record DeviceUid(String digits) {

    private static final Pattern LOOK = Pattern.compile("[0-9A-F]{24}");

    /**
     * @param subject what the complaint begins with
     */
    static DeviceUid of(String written, String subject) {
        var digits = written.toUpperCase(Locale.ROOT);
        if (!LOOK.matcher(digits).matches()) {
            throw new UnreadableException(
                    "%s: expected a device's uid of 24 hex digits, found %s"
                            .formatted(subject, BenchlabQuote.text(written)));
        }
        return new DeviceUid(digits);
    }
}
