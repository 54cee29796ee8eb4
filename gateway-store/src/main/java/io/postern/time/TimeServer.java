package io.postern.time;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the system says of the time servers that set its clock. */
public enum TimeServer {
    /** It says nothing. */
    UNKNOWN,
    /** None has set it since the machine began, and one is asked. */
    AWAITED,
    /** One has set it since then. */
    HEARD;

    /** What systemd says: its folder is there while it asks one, and is empty at each boot. */
    public static TimeServer of(Path folder) {
        if (Files.exists(folder.resolve("synchronized"))) {
            return HEARD;
        }
        return Files.isDirectory(folder) ? AWAITED : UNKNOWN;
    }
}
