package io.postern.serial.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the small files in which a system says things. */
@FunctionalInterface
public interface SystemTexts {

    /** What a file says, without spaces around; empty where there is no such file. */
    String in(Path file);

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException away) {
            return "";
        }
    }
}
