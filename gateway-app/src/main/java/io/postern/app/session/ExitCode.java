package io.postern.app.session;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The exit codes of the program; the last two are the launcher's. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int PROBLEMS = 1;
    public static final int USAGE = 2;
    public static final int OUT_OF_MEMORY = 3;
    public static final int DATA_IN_USE = 4;
    public static final int NOT_RUNNING = 5;
    public static final int NO_JAVA = 6;
    public static final int INCOMPLETE = 7;

    private ExitCode() {}

    /** What each means, for people. */
    public static Map<Integer, String> meanings() {
        return Collections.unmodifiableMap(
                new TreeMap<>(
                        Map.of(
                                OK, "Done.",
                                PROBLEMS, "Problems were found, or it failed.",
                                USAGE, "Called wrongly.",
                                OUT_OF_MEMORY, "The gateway ran out of memory and ended itself.",
                                DATA_IN_USE, "Another gateway uses the data folder.",
                                NOT_RUNNING, "No gateway answers on the data folder.",
                                NO_JAVA, "No Java 17 or newer, or no tools to build with.",
                                INCOMPLETE, "The program is incomplete or could not be built.")));
    }
}
