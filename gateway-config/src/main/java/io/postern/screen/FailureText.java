package io.postern.screen;

import io.postern.api.message.UnreadableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a plugin's code threw, as people read it: what it is, and where it came from. */
public final class FailureText {

    private static final int MOST_LINES = 6;
    private static final int MOST_CAUSES = 3;

    /** Where plugins are called from; below it a stack tells nothing of them. */
    private static final Set<String> HOST =
            Set.of(
                    "address",
                    "carrier",
                    "chain",
                    "delivery",
                    "event",
                    "gateway",
                    "handler",
                    "message",
                    "office",
                    "operate",
                    "reload",
                    "task",
                    "time");

    private static final List<String> SHARED =
            List.of("java.", "javax.", "jdk.", "sun.", "io.postern.api.");

    private FailureText() {}

    /** In one line, for who mends the code, unless it is the payload that is to blame. */
    public static String words(Throwable failure) {
        return words(failure, Set.of(Exception.class, UnreadableException.class));
    }

    /** In one line, for who set things up: the words are an author's, who chose a plain type. */
    public static String reason(Throwable failure) {
        return words(
                failure,
                Set.of(
                        Exception.class,
                        UnreadableException.class,
                        IllegalStateException.class,
                        IllegalArgumentException.class));
    }

    private static String words(Throwable failure, Set<Class<?>> plain) {
        var type = failure.getClass();
        var message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return type.getSimpleName();
        }
        var first = message.strip().lines().findFirst().orElse("");
        return plain.contains(type) ? first : type.getSimpleName() + ": " + first;
    }

    /**
     * Where it came from, each line after a line end: the plugin's own lines.
     *
     * @param whole gives the whole stack instead
     */
    public static String where(Throwable failure, boolean whole) {
        var text = new StringBuilder();
        if (whole) {
            var stack = new StringWriter();
            failure.printStackTrace(new PrintWriter(stack, true));
            return "\n" + stack.toString().strip();
        }
        var seen = 0;
        for (var one = failure; one != null && seen <= MOST_CAUSES; one = one.getCause()) {
            if (seen++ > 0) {
                text.append("\nbecause of ").append(words(one));
            }
            own(one).forEach(line -> text.append("\nat ").append(line));
        }
        return text.toString();
    }

    private static List<StackTraceElement> own(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .takeWhile(line -> !isHost(line.getClassName()))
                .filter(line -> SHARED.stream().noneMatch(line.getClassName()::startsWith))
                .limit(MOST_LINES)
                .toList();
    }

    private static boolean isHost(String name) {
        var parts = name.split("\\.", 4);
        return parts.length == 4
                && parts[0].equals("io")
                && parts[1].equals("postern")
                && HOST.contains(parts[2]);
    }
}
