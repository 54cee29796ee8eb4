package io.postern.plugin.load;

import java.lang.reflect.InvocationTargetException;

/** Says in one line why a plugin's own code failed; keeps nothing of what was thrown. */
final class LoadFailureText {

    private static final int LONGEST = 200;

    private LoadFailureText() {}

    static String of(Throwable thrown) {
        var root = root(thrown);
        if (root instanceof OutOfMemoryError) {
            return "expected a plugin that loads in the memory there is, found that it used it up";
        }
        if (root instanceof StackOverflowError) {
            return "expected a plugin that loads, found that it called itself without end"
                    + " (StackOverflowError)";
        }
        if (root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException) {
            return missing(String.valueOf(root.getMessage()));
        }
        if (root instanceof UnsupportedClassVersionError) {
            return "expected classes for Java "
                    + Runtime.version().feature()
                    + " or older, found newer ones ("
                    + brief(root)
                    + "); build it with <maven.compiler.release>17";
        }
        return "expected a plugin that loads, found that it threw " + brief(root);
    }

    private static String missing(String reason) {
        var name = brief(reason.replace('/', '.'));
        return "expected every class it needs in its own jars, found no "
                + name
                + "; "
                + (name.startsWith("io.postern.")
                        ? "plugins see only io.postern.api and io.postern.ops of the gateway"
                        : "put the library into the plugin's jar, or beside it in a folder"
                                + " plugins/NAME/");
    }

    private static Throwable root(Throwable thrown) {
        boolean isWrapper =
                thrown instanceof InvocationTargetException
                        || thrown instanceof ExceptionInInitializerError;
        var cause = thrown.getCause();
        return isWrapper && cause != null ? root(cause) : thrown;
    }

    private static String brief(Throwable thrown) {
        var message = thrown.getMessage();
        var name = thrown.getClass().getSimpleName();
        return message == null ? name : name + ": " + brief(message);
    }

    private static String brief(String text) {
        var line = text.strip().lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
