package io.postern.benchlab;

import io.postern.api.json.Json;
import java.util.Optional;

/** How what came from outside stands in a line for people: quoted, and never long. */
final class BenchlabQuote {

    private static final int LONGEST = 80;

    private BenchlabQuote() {}

    static String text(String text) {
        return Json.of(cut(text)).toString();
    }

    /** Its kind and itself; a missing one is said to be none. */
    static String value(Optional<Json> value) {
        return value.map(found -> found.kind() + " " + cut(found.toString())).orElse("none");
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
