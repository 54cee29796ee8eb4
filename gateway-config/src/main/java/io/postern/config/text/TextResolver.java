package io.postern.config.text;

import io.postern.api.setting.Keywords;
import io.postern.api.setting.Nearest;
import io.postern.config.document.Node.TextNode;
import io.postern.config.problem.Place;
import io.postern.config.problem.Report;
import io.postern.config.problem.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Replaces the keywords and references in one object's texts, and tells what is wrong in them. */
public final class TextResolver {

    private final References references;
    private final KeywordValues words;
    private final MessageWords messageWords;
    private final List<String> patterns;
    private final Report report;
    private final Secrets secrets = new Secrets();

    /**
     * @param patterns the paths of the object's settings in which a message's words work
     */
    public TextResolver(
            References references,
            KeywordValues words,
            MessageWords messageWords,
            List<String> patterns,
            Report report) {
        this.references = references;
        this.words = words;
        this.messageWords = messageWords;
        this.patterns = patterns;
        this.report = report;
    }

    /** The same texts, telling somewhere else. */
    public TextResolver telling(Report other) {
        var texts = new TextResolver(references, words, messageWords, patterns, other);
        texts.secrets.addAll(secrets);
        return texts;
    }

    /** What may not be shown of what was read so far. */
    public Secrets secrets() {
        return secrets;
    }

    /** Text that is known when the file is read; empty when a problem was told. */
    public Optional<Text> text(TextNode node, Spot spot) {
        return read(node.value(), node.place(), spot, TextScan.Use.VALUE);
    }

    /** What comes before the point in words that a message fills in. */
    public Set<String> stems() {
        return messageWords.stems();
    }

    /** Text in which a message's words stay, to be filled in later. */
    public Optional<Text> pattern(TextNode node, Spot spot) {
        return read(node.value(), node.place(), spot, TextScan.Use.PATTERN);
    }

    /** A key; only the keywords are replaced. */
    public Optional<String> key(String key, Place place, Spot spot) {
        return key.contains("${")
                ? Optional.of(key)
                : read(key, place, spot, TextScan.Use.KEY).map(Text::value);
    }

    private Optional<Text> read(String value, Place place, Spot spot, TextScan.Use use) {
        if (value.indexOf('$') < 0) {
            return known(Text.plain(value), spot);
        }
        var before = report.problems();
        var scan = new TextScan(value, place, spot, use);
        var text = scan.read(references, this::word, report);
        return report.problems() > before ? Optional.empty() : known(text, spot);
    }

    private Optional<Text> known(Text text, Spot spot) {
        if (spot.hidden() || text.isForeign()) {
            secrets.add(text.value());
        }
        if (text.isForeign()) {
            report.hide(text.value());
        }
        return Optional.of(text);
    }

    /** What stands for a word; the word itself, with its {@code $}, where it is not ours. */
    private String word(String word, String path, TextScan scan) {
        if (scan.spot().keywords() == Keywords.NONE) {
            return "$" + word;
        }
        if (words.isKeyword(word)) {
            return words.of(word).orElseGet(() -> scan.tell(report, onlyWithType()));
        }
        if (messageWords.isWord(word)) {
            return perMessage(word, "", scan);
        }
        if (messageWords.isStem(word)) {
            return stem(word, path, scan);
        }
        var near = NearWord.of(word, messageWords);
        if (near.isPresent()) {
            return scan.tell(
                    report,
                    "expected a keyword, found \"$"
                            + word
                            + "\"; did you mean \"$"
                            + near.get()
                            + "\"?");
        }
        UnknownWord.tell(word, messageWords, scan, report);
        return "$" + word;
    }

    private String stem(String word, String path, TextScan scan) {
        if (path.isEmpty()) {
            return scan.tell(
                    report,
                    "expected what to take from $"
                            + word
                            + " after a point, such as \"$"
                            + (word.equals(MessageWords.CONTENT)
                                    ? "content.temperature"
                                    : word + ".uid")
                            + "\", found \"$"
                            + word
                            + "\"");
        }
        if (!messageWords.knows(word + path)) {
            return scan.tell(
                    report,
                    "expected a word that a carrier offers, found \"$"
                            + word
                            + path
                            + "\"; offered are: "
                            + offered()
                            + near(word + path));
        }
        return perMessage(word, path, scan);
    }

    private String perMessage(String word, String path, TextScan scan) {
        return scan.use() == TextScan.Use.PATTERN
                ? "$" + word
                : scan.tell(
                        report,
                        "expected text that is known when the file is read, found \"$"
                                + word
                                + path
                                + "\", which only a message knows; it works "
                                + whereItWorks());
    }

    private String whereItWorks() {
        return patterns.isEmpty()
                ? "in no setting of this object"
                : "in: " + String.join(", ", patterns);
    }

    private String offered() {
        return messageWords.offered().isEmpty()
                ? "none"
                : "$" + String.join(", $", messageWords.offered());
    }

    private String near(String word) {
        return Nearest.nearest(word, messageWords.offered())
                .map(near -> "; did you mean \"$" + near + "\"?")
                .orElse("");
    }

    private static String onlyWithType() {
        return "expected a keyword that is known here, found \"$msg_type\", which only addresses"
                + " and tasks with a \"message_type\" know";
    }
}
