package io.postern.serial.find;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a path leads to.
 *
 * @param path without symbolic links
 * @param mark differs when the device was plugged in anew
 * @param device whether bytes can flow there at all: not so with folders and plain files
 */
record RealFile(Path path, String mark, boolean device) {

    private static final Path PSEUDO_TERMINALS = Path.of("/dev/pts");
    private static final Path MAKER = Path.of("ptmx");
    private static final int KIND = 0xF000;
    private static final int CHARACTERS = 0x2000;

    static Optional<RealFile> at(Path path) {
        try {
            var real = path.toRealPath();
            var view = Files.readAttributes(real, "unix:dev,ino,mode,ctime");
            var mark = real + " " + view.get("dev") + ":" + view.get("ino");
            // each number is given again to the next pseudo-terminal; elsewhere the time changes
            // too when the system gives the file to its group, just after it was plugged in
            var since = real.startsWith(PSEUDO_TERMINALS) ? " " + view.get("ctime") : "";
            boolean device = ((int) view.get("mode") & KIND) == CHARACTERS && !real.endsWith(MAKER);
            return Optional.of(new RealFile(real, mark + since, device));
        } catch (IOException away) {
            return Optional.empty();
        } catch (UnsupportedOperationException otherSystem) {
            return Optional.of(new RealFile(path, path.toString(), true));
        }
    }
}
