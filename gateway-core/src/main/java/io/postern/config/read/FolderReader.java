package io.postern.config.read;

import io.postern.api.setting.Nearest;
import io.postern.config.document.DocumentReader;
import io.postern.config.document.Place;
import io.postern.config.document.SourceFile;
import io.postern.config.keys.Folder;
import io.postern.config.problem.Report;
import io.postern.config.resolve.RawObject;
import io.postern.screen.Quote;
import io.postern.watch.QuietName;
import io.postern.watch.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the files of one folder, each an object named by its stem. */
final class FolderReader {

    private static final String SYSTEM_FILE = "system";

    private final DocumentCache cache;
    private final Function<Path, Stamp> stamps;
    private final ShownNames names;
    private final Report report;

    FolderReader(
            DocumentCache cache, Function<Path, Stamp> stamps, ShownNames names, Report report) {
        this.cache = cache;
        this.stamps = stamps;
        this.names = names;
        this.report = report;
    }

    SortedMap<String, RawObject> read(Folder folder, Path path) {
        var objects = new TreeMap<String, RawObject>();
        for (var entry : list(path)) {
            if (!QuietName.is(entry.name())) {
                take(folder, entry, objects);
            }
        }
        return objects;
    }

    private List<StoredEntry> list(Path path) {
        if (!Files.exists(path)) {
            return List.of();
        }
        if (!Files.isDirectory(path)) {
            report.problem(nowhere(names.of(path)), "expected a folder, found a file");
            return List.of();
        }
        try {
            return Listing.of(path, names);
        } catch (IOException unreadable) {
            report.problem(
                    nowhere(names.of(path)),
                    "expected a folder that the gateway may read, found it closed; check its owner"
                            + " and mode with ls -ld");
            return List.of();
        }
    }

    private void take(Folder folder, StoredEntry entry, SortedMap<String, RawObject> objects) {
        if (!DocumentReader.reads(entry.name())) {
            report.note(
                    nowhere(entry.shown()),
                    entry.isFolder()
                            ? "not read, and no file in it; move its files up into "
                                    + folder.path()
                                    + "/"
                            : "not read; files here end in .json, .yaml or .yml: rename it to "
                                    + entry.stem()
                                    + ".json if it is one");
            return;
        }
        var object = cache.read(entry, stamps.apply(entry.path()), report);
        if (folder == Folder.SYSTEM && !entry.stem().equals(SYSTEM_FILE)) {
            report.note(
                    nowhere(entry.shown()),
                    "not used; the file of this folder is system.json"
                            + Nearest.hint(entry.stem(), List.of(SYSTEM_FILE)));
            return;
        }
        var other = objects.putIfAbsent(object.name(), object);
        if (other != null) {
            tellTwice(folder, object, other);
            // Which of the two counts is not for us to say: the object exists, that is all.
            objects.put(
                    object.name(), new RawObject(object.name(), other.file(), Optional.empty()));
        }
    }

    private void tellTwice(Folder folder, RawObject object, RawObject other) {
        report.problem(
                nowhere(object.file().name()),
                "expected one file for "
                        + folder.noun()
                        + " "
                        + Quote.of(object.name())
                        + ", found "
                        + other.file().name()
                        + " and "
                        + object.file().name());
    }

    /** The place of what is said about a file, not about something in it. */
    static Place nowhere(String shown) {
        return new Place(new SourceFile(shown, ""), 1, 1);
    }
}
