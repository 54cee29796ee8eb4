package io.postern.data;

import io.postern.config.read.FileStamp;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A line of the list of kept files.
 *
 * @param name with its folder, such as {@code addresses/a.json}
 * @param stamp of the user's file when it was copied
 * @param checksum of the copy
 */
record KeptFile(String name, FileStamp stamp, long checksum) {

    private static final Pattern BLANK = Pattern.compile(" ");

    static long checksum(byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        return sum.getValue();
    }

    String line() {
        return stamp.size()
                + " "
                + stamp.changed()
                + " "
                + stamp.id()
                + " "
                + checksum
                + " "
                + name;
    }

    /** Nothing where the line is not whole. */
    static Optional<KeptFile> of(String line) {
        var parts = BLANK.split(line, 5);
        try {
            return parts.length < 5
                    ? Optional.empty()
                    : Optional.of(
                            new KeptFile(
                                    parts[4],
                                    new FileStamp(
                                            number(parts[0]), number(parts[1]), number(parts[2])),
                                    number(parts[3])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }
}
