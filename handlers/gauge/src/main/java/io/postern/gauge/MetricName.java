package io.postern.gauge;

/** Spells names as metrics have them: of a to z, 0 to 9 and single underscores. */
final class MetricName {

    private MetricName() {}

    /** Joins what is not empty; every run of other characters becomes one underscore. */
    static String of(String... parts) {
        var name = new StringBuilder();
        for (var part : parts) {
            append(name, part);
        }
        return name.isEmpty() ? "unnamed" : name.toString();
    }

    private static void append(StringBuilder name, String part) {
        boolean gap = !name.isEmpty();
        for (int at = 0; at < part.length(); at++) {
            char c = lower(part.charAt(at));
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                if (gap && !name.isEmpty()) {
                    name.append('_');
                }
                name.append(c);
                gap = false;
            } else {
                gap = true;
            }
        }
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }
}
