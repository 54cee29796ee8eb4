package io.postern.config.read;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lists a folder by names alone: a look at each of thousands of files takes longer than reading.
 */
final class Listing {

    private Listing() {}

    /** Everything in a folder, by name. */
    static List<StoredEntry> of(Path folder, ShownNames names) throws IOException {
        var entries = new ArrayList<StoredEntry>();
        try (var children = Files.newDirectoryStream(folder)) {
            for (var child : children) {
                entries.add(StoredEntry.of(child, names));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(StoredEntry::name));
        return entries;
    }
}
