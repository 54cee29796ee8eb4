package io.postern.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The options that Postern's launcher gives to Java, so that what is beside it has the same. */
final class Flags {

    private static final Pattern OPTIONS = Pattern.compile("(?m)^options=\"([^\"]*)\"");

    private Flags() {}

    static List<String> of(Path launcher) throws IOException {
        var options = OPTIONS.matcher(Files.readString(launcher));
        if (!options.find()) {
            throw new IOException(launcher + ": expected a line options=\"…\", found none");
        }
        return List.of(options.group(1).trim().split("\\s+"));
    }
}
