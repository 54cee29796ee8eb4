package io.postern.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes cost, as Linux counts it. */
public final class Cpu {

    /** What the kernel counts CPU time in, on every machine that Java 17 runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private Cpu() {}

    /** User and system time of all threads of a process so far. */
    public static double seconds(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // the name before may hold blanks, but ends with the last bracket
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]))
                / TICKS_PER_SECOND;
    }
}
