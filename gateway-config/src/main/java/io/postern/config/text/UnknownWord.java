package io.postern.config.text;

import io.postern.config.problem.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What there is to say of a {@code $word} that is nobody's, and so stays as it is. */
final class UnknownWord {

    /** Where brokers' own topics begin. */
    private static final Set<String> TOPICS =
            Set.of(
                    "SYS",
                    "share",
                    "queue",
                    "exclusive",
                    "delayed",
                    "aws",
                    "iothub",
                    "dps",
                    "oc",
                    "oc2",
                    "dp");

    private UnknownWord() {}

    /**
     * Tells it. In a template a small word was meant to be filled in; capitals are a variable of
     * the environment, or a command such as those that devices begin with {@code $}.
     */
    static void tell(String word, MessageWords words, TextScan scan, Report report) {
        if (TOPICS.contains(word) || scan.use() == TextScan.Use.KEY) {
            return;
        }
        boolean isSmall = word.length() > 1 && word.equals(word.toLowerCase(Locale.ROOT));
        if (scan.use() == TextScan.Use.PATTERN && isSmall && words.complete()) {
            scan.tell(
                    report,
                    "expected a keyword (" + list(words, true) + "), found \"$" + word + "\"");
            return;
        }
        scan.note(
                report,
                "\"$"
                        + word
                        + "\" is no keyword and stays as it is; "
                        + (isSmall
                                ? "there are: " + list(words, scan.use() == TextScan.Use.PATTERN)
                                : "${env:" + word + "} stands for the environment variable"));
    }

    private static String list(MessageWords words, boolean ofMessages) {
        var all =
                new ArrayList<>(
                        List.of(
                                KeywordValues.NAME,
                                KeywordValues.MESSAGE_TYPE,
                                KeywordValues.SYSTEM_ID));
        if (ofMessages) {
            all.addAll(List.of("msg_id", "msg_time", "content.FIELD"));
            all.addAll(words.offered());
        }
        return "$" + String.join(", $", all);
    }
}
