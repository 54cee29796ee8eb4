package io.postern.config.problem;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where secrets stand in files, so that no line that is shown beside a finding has one. */
final class HiddenPlaces {

    private static final char DOT = '\u2022';

    private final Map<String, Set<Place>> byFile = new HashMap<>();

    void add(Place place) {
        byFile.computeIfAbsent(place.file().name(), name -> new HashSet<>()).add(place);
    }

    void addTo(HiddenPlaces others) {
        byFile.forEach(
                (file, places) ->
                        others.byFile
                                .computeIfAbsent(file, name -> new HashSet<>())
                                .addAll(places));
    }

    /** The file with every hidden value dotted out; lines and columns stay. */
    SourceFile masked(SourceFile file) {
        var places = byFile.get(file.name());
        if (places == null) {
            return file;
        }
        var text = new StringBuilder(file.text());
        for (var place : places) {
            int from = offset(file.text(), place);
            cover(text, from, end(file.text(), from));
        }
        return new SourceFile(file.name(), text.toString());
    }

    /** Covers what is not a quote or a line's end; a bare reference may be seen. */
    private static void cover(StringBuilder text, int from, int to) {
        var value = text.substring(from, to);
        if (isReference(value)) {
            return;
        }
        for (int at = from; at < to; at++) {
            if ("\r\n\"'".indexOf(text.charAt(at)) < 0) {
                text.setCharAt(at, DOT);
            }
        }
    }

    /** A reference and nothing else: whatever stands beside one may be part of a secret. */
    private static boolean isReference(String value) {
        var bare = value.replace("\"", "").replace("'", "").strip();
        return bare.startsWith("${")
                && bare.indexOf('}') == bare.length() - 1
                && !bare.contains(":-");
    }

    private static int offset(String text, Place place) {
        int at = 0;
        for (int line = 1; line < place.line() && at < text.length(); line++) {
            at = nextLine(text, at);
        }
        for (int column = 1; column < place.column() && at < text.length(); column++) {
            at += Character.charCount(text.codePointAt(at));
        }
        return Math.min(at, text.length());
    }

    private static int nextLine(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r' && !text.startsWith("\n", at + 1)) {
                return at + 1;
            }
        }
        return text.length();
    }

    /** Of quoted text its quote; of anything else what may follow a value. */
    private static int end(String text, int from) {
        char quote = from < text.length() ? text.charAt(from) : '\n';
        if (quote != '"' && quote != '\'') {
            int at = from;
            while (at < text.length() && "\r\n,}]".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return at;
        }
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }
}
