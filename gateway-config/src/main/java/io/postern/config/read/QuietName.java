package io.postern.config.read;

import java.util.Locale;

/** Names that may lie among configuration files without a word. */
public final class QuietName {

    private QuietName() {}

    /** Hidden files, what editors leave beside the file they edit, and texts for people. */
    public static boolean is(String name) {
        return name.startsWith(".")
                || name.endsWith("~")
                || name.startsWith("#") && name.endsWith("#")
                || name.endsWith(".bak")
                || name.endsWith(".swp")
                || name.endsWith(".swo")
                || name.endsWith(".tmp")
                || name.endsWith(".orig")
                // vim makes and removes it, to see whether it may
                || name.equals("4913")
                || isReadme(name.toUpperCase(Locale.ROOT));
    }

    private static boolean isReadme(String name) {
        return name.equals("README") || name.startsWith("README.");
    }
}
