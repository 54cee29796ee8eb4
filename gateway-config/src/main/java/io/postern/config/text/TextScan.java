package io.postern.config.text;

import io.postern.config.problem.Place;
import io.postern.config.problem.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One pass over one text with a {@code $} in it. */
final class TextScan {

    private final String source;
    private final Place place;
    private final Spot spot;
    private final Use use;
    private final StringBuilder out = new StringBuilder();
    private final List<String> named = new ArrayList<>();
    private int at;

    /** What a text is. */
    enum Use {
        KEY,
        VALUE,
        /** A value that each message fills in. */
        PATTERN
    }

    /** Says what stands for a word; {@code path} is what follows it: {@code .a.b} or nothing. */
    interface WordReader {
        String read(String word, String path, TextScan scan);
    }

    TextScan(String source, Place place, Spot spot, Use use) {
        this.source = source;
        this.place = place;
        this.spot = spot;
        this.use = use;
    }

    Spot spot() {
        return spot;
    }

    Use use() {
        return use;
    }

    void note(Report report, String message) {
        report.note(place, spot.subject() + message);
    }

    /** Tells a problem of this text; returns nothing to stand for it. */
    String tell(Report report, String message) {
        report.problem(place, spot.subject() + message);
        return "";
    }

    Text read(References references, WordReader words, Report report) {
        boolean whole = false;
        while (at < source.length()) {
            int dollar = source.indexOf('$', at);
            if (dollar < 0) {
                out.append(source, at, source.length());
                break;
            }
            out.append(source, at, dollar);
            at = dollar;
            if (source.startsWith("${", at)) {
                whole = reference(references, report);
            } else {
                word(words);
            }
        }
        return new Text(
                out.toString(),
                named.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", named)),
                whole);
    }

    private void word(WordReader words) {
        int end = nameEnd(at + 1);
        if (end == at + 1) {
            out.append('$');
        } else {
            out.append(words.read(source.substring(at + 1, end), path(end), this));
        }
        at = end;
    }

    /** Reads a reference; true when it is the whole text. */
    private boolean reference(References references, Report report) {
        int from = at;
        for (var scheme : Reference.Scheme.values()) {
            if (source.startsWith("${" + scheme.word() + ":", from)) {
                int close = source.indexOf('}', from);
                if (close < 0) {
                    tell(
                            report,
                            "expected \"}\" after ${"
                                    + scheme.word()
                                    + ":, found the end of the text");
                    at = source.length();
                    return false;
                }
                look(Reference.of(scheme, source, from, close), references, report);
                return from == 0 && at == source.length();
            }
        }
        misspelt(report);
        out.append("${");
        at += 2;
        return false;
    }

    private void look(Reference reference, References references, Report report) {
        named.add(reference.shown());
        at = reference.end();
        var looked = references.look(reference);
        if (looked instanceof References.Looked.Value value) {
            out.append(value.text());
        } else {
            tell(report, ((References.Looked.Nothing) looked).why());
        }
    }

    private void misspelt(Report report) {
        int end = nameEnd(at + 2);
        if (end < source.length() && source.charAt(end) == ':') {
            var scheme = source.substring(at + 2, end);
            NearWord.scheme(scheme)
                    .ifPresent(
                            near ->
                                    tell(
                                            report,
                                            "expected ${env:NAME} or ${file:PATH}, found \"${"
                                                    + scheme
                                                    + ":\"; did you mean \"${"
                                                    + near
                                                    + ":\"?"));
        }
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < source.length() && isNamePart(source.charAt(end), end == from)) {
            end++;
        }
        return end;
    }

    private String path(int from) {
        int end = from;
        while (end + 1 < source.length()
                && source.charAt(end) == '.'
                && isStepPart(source.charAt(end + 1))) {
            end++;
            while (end < source.length() && isStepPart(source.charAt(end))) {
                end++;
            }
        }
        return source.substring(from, end);
    }

    private static boolean isStepPart(char c) {
        return isNamePart(c, false) || c == '-';
    }

    private static boolean isNamePart(char c, boolean first) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (!first && c >= '0' && c <= '9');
    }
}
