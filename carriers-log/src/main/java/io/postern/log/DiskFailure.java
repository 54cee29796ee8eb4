package io.postern.log;

import io.postern.api.link.LinkException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Says in words what a disk refuses, and what to do about it. */
final class DiskFailure {

    private DiskFailure() {}

    /** Something done with the file. */
    @FunctionalInterface
    interface Step {

        void run() throws IOException, LinkException;
    }

    static void in(Path path, Step step) throws LinkException {
        try {
            step.run();
        } catch (IOException failed) {
            throw new LinkException("log file \"" + path + "\": " + words(path, failed), failed);
        }
    }

    private static String words(Path path, IOException failed) {
        var folder = Rotation.folder(path);
        var reason = Optional.ofNullable(failed.getMessage()).orElse(failed.toString());
        if (!Files.isDirectory(folder)) {
            return "expected the folder \""
                    + folder
                    + "\", found none: create it, or mount its disk";
        }
        if (Files.isDirectory(path)) {
            return "expected a file, found a folder: name a file in it";
        }
        if (failed instanceof AccessDeniedException || reason.contains("Permission denied")) {
            return "expected permission to write it and its folder, found none: give it to the"
                    + " user that the gateway runs as";
        }
        if (reason.contains("No space left")) {
            return "expected room on its disk, found none: free some, or lower \"rotate_size\" or"
                    + " \"keep\"";
        }
        if (reason.contains("Read-only file system")) {
            return "expected a disk that can be written, found a read-only one: mount it to be"
                    + " written";
        }
        return "expected to write it, found \"" + reason + "\"";
    }
}
