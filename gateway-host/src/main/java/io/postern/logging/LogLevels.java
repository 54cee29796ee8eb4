package io.postern.logging;

import ch.qos.logback.classic.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Levels as {@code --log-level} has them: {@code info}, or {@code info,io.postern.config=debug}.
 *
 * @param root the level of all that is not named
 * @param named by logger
 */
public record LogLevels(Level root, Map<String, Level> named) {

    public static final LogLevels INFO = new LogLevels(Level.INFO, Map.of());

    private static final List<String> WORDS =
            List.of("trace", "debug", "info", "warn", "error", "off");

    public LogLevels {
        named = Map.copyOf(named);
    }

    /**
     * @throws IllegalArgumentException when a word is no level; the message says which there are
     */
    public static LogLevels parse(String text) {
        var root = Level.INFO;
        var named = new LinkedHashMap<String, Level>();
        for (var part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                root = level(part);
            } else {
                named.put(logger(part, equals), level(part.substring(equals + 1)));
            }
        }
        return new LogLevels(root, named);
    }

    /**
     * @throws IllegalArgumentException when the word is no level
     */
    static Level level(String word) {
        var lower = word.strip().toLowerCase(Locale.ROOT);
        if (!WORDS.contains(lower)) {
            throw new IllegalArgumentException(
                    "log level: expected "
                            + String.join(", ", WORDS.subList(0, WORDS.size() - 1))
                            + " or off, found \""
                            + word
                            + "\"");
        }
        return Level.toLevel(lower);
    }

    private static String logger(String part, int equals) {
        var name = part.substring(0, equals).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "log level: expected LOGGER=LEVEL, found \"" + part + "\"");
        }
        return name;
    }
}
