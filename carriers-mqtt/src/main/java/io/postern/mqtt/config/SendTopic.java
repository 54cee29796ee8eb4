package io.postern.mqtt.config;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Template;
import io.postern.mqtt.topic.Filter;
import io.postern.mqtt.topic.TopicName;
import java.util.Optional;

/** A topic to send to, before a message fills in its words. */
public record SendTopic(Template topic, boolean levels) {

    /** Something that stands in no file, for where a word is. */
    private static final char WORD = '\uE000';

    void check(String setting, Findings findings) {
        var written = topic.source();
        var fault = written.startsWith("$share/") ? onlyReceived(written) : fault(written);
        fault.ifPresent(words -> findings.problem(setting, words));
        if (!levels) {
            topic.words().stream()
                    .filter(word -> word.startsWith("mqtt."))
                    .findFirst()
                    .ifPresent(word -> tellLevels(setting, word, findings));
        }
    }

    /**
     * A filter that takes every topic that messages can make of it: a word is any level, or with
     * {@code levels} all that follows. Empty where nothing can be sent.
     */
    public Optional<Filter> filter() {
        if (fault(topic.source()).isPresent()) {
            return Optional.empty();
        }
        var parts = marked().split("/", -1);
        var filter = new StringBuilder();
        for (int at = 0; at < parts.length; at++) {
            boolean filled = parts[at].indexOf(WORD) >= 0;
            filter.append(at == 0 ? "" : "/").append(filled ? levels ? "#" : "+" : parts[at]);
            if (filled && levels) {
                break;
            }
        }
        return Optional.of(Filter.of(filter.toString()));
    }

    /** The text with a mark for each word. */
    private String marked() {
        var text = new StringBuilder(topic.source());
        int from = 0;
        for (var word : topic.words()) {
            int at = wordAt(text, "$" + word, from);
            text.replace(at, at + word.length() + 1, "" + WORD);
            from = at + 1;
        }
        return text.toString();
    }

    /** Where it stands as a word, not as the beginning of a longer one. */
    private static int wordAt(StringBuilder text, String word, int from) {
        int at = text.indexOf(word, from);
        while (at + word.length() < text.length() && isNamePart(text.charAt(at + word.length()))) {
            at = text.indexOf(word, at + 1);
        }
        return at;
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c < 128 && Character.isLetterOrDigit(c);
    }

    private static Optional<String> fault(String written) {
        return TopicName.fault(written);
    }

    private static Optional<String> onlyReceived(String written) {
        return Optional.of(
                "expected a topic to send to, found \""
                        + written
                        + "\"; $share is only for receiving");
    }

    private static void tellLevels(String setting, String word, Findings findings) {
        findings.note(
                setting,
                "each \"/\" in $"
                        + word
                        + " becomes \"_\"; \"topic_levels\": true keeps the levels");
    }
}
