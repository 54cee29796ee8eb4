package io.postern.datagator;

import io.postern.api.json.Json;
import java.util.Collection;
import java.util.stream.Collectors;

/** How what came from outside stands in a line for people: quoted, and never long. */
final class DatagatorQuote {

    private static final int LONGEST = 80;
    private static final int MOST = 8;

    private DatagatorQuote() {}

    static String text(String text) {
        return Json.of(cut(text)).toString();
    }

    static String value(Json value) {
        return value.kind() + " " + cut(value.toString());
    }

    /** Each quoted, the first few. */
    static String texts(Collection<String> texts) {
        if (texts.isEmpty()) {
            return "none";
        }
        var shown =
                texts.stream()
                        .limit(MOST)
                        .map(DatagatorQuote::text)
                        .collect(Collectors.joining(", "));
        return texts.size() > MOST ? shown + " and " + (texts.size() - MOST) + " more" : shown;
    }

    static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
