package io.postern.config.read;

import java.nio.file.Path;

/** How messages name files: from the working directory where they lie below it. */
final class ShownNames {

    private final Path here;

    ShownNames(Path here) {
        this.here = here.toAbsolutePath().normalize();
    }

    String of(Path path) {
        var whole = path.toAbsolutePath().normalize();
        return whole.startsWith(here) && !whole.equals(here)
                ? here.relativize(whole).toString()
                : path.toString();
    }
}
