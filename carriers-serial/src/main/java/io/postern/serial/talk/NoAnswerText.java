package io.postern.serial.talk;

import io.postern.api.text.DurationText;
import io.postern.serial.frame.Skip;

/** Says why there is no answer. */
final class NoAnswerText {

    private NoAnswerText() {}

    static String words(Catch caught, Asking asking) {
        if (caught.other().isPresent()) {
            return "another answer: " + Printable.of(caught.other().get());
        }
        if (caught.bytes() == 0) {
            return "no answer in " + time(asking);
        }
        var length = asking.framing().length();
        if (caught.unfinished() == caught.bytes()) {
            return length.map(whole -> "half an answer: " + caught.bytes() + " of " + whole)
                            .orElse("an answer without its end: " + caught.bytes())
                    + " bytes in "
                    + time(asking)
                    + sample(caught);
        }
        return (caught.skipped().containsKey(Skip.CHECKSUM) ? "wrong checksum: " : "garbage: ")
                + caught.bytes()
                + " bytes, no whole frame"
                + sample(caught);
    }

    private static String sample(Catch caught) {
        return ", beginning with " + Printable.of(caught.heard());
    }

    private static String time(Asking asking) {
        var each = DurationText.exact(asking.timeout());
        return asking.retries() == 0 ? each : (asking.retries() + 1) + " tries of " + each;
    }
}
