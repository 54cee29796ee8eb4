package io.postern.config.read;

import io.postern.api.setting.Nearest;
import io.postern.api.text.Quote;
import io.postern.config.catalog.Catalog;
import io.postern.config.document.Node;
import io.postern.config.document.Node.FlagNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.file.DocumentReader;
import io.postern.config.keys.CommonKeys;
import io.postern.config.keys.Folder;
import io.postern.config.object.CheckContext;
import io.postern.config.problem.Place;
import io.postern.config.problem.Report;
import io.postern.config.problem.SourceFile;
import io.postern.config.resolve.RawObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the files of one folder, each an object named by its stem. */
final class FolderReader {

    private static final String SYSTEM_FILE = "system";

    private final DocumentCache cache;
    private final Function<Path, FileStamp> stamps;
    private final ShownNames names;
    private final Report report;
    private final Catalog catalog;
    private final Map<Folder, List<RawObject>> strays = new EnumMap<>(Folder.class);

    FolderReader(
            DocumentCache cache,
            Function<Path, FileStamp> stamps,
            ShownNames names,
            Report report,
            Catalog catalog) {
        this.cache = cache;
        this.stamps = stamps;
        this.names = names;
        this.report = report;
        this.catalog = catalog;
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
                                    + renamed(entry)
                                    + " if it is to be read");
            return;
        }
        var object = settled(folder, cache.read(entry, stamps.apply(entry.path()), report));
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
            objects.put(object.name(), withoutContent(other));
        }
    }

    /** Files found in another folder than their own: their objects exist, that is all. */
    List<RawObject> strays(Folder home) {
        return strays.getOrDefault(home, List.of());
    }

    private RawObject settled(Folder folder, RawObject object) {
        var misplaced =
                object.content()
                        .filter(content -> !isParked(content))
                        .flatMap(content -> Misplaced.in(folder, content, catalog));
        if (misplaced.isEmpty()) {
            return object;
        }
        // Nobody looked at its keys: one of them may be a secret.
        object.content().map(Node::places).ifPresent(report::hide);
        report.problem(misplaced.get().proof().place(), misplaced.get().words(folder));
        var known = withoutContent(object);
        strays.computeIfAbsent(misplaced.get().home(), home -> new ArrayList<>()).add(known);
        return known;
    }

    private static boolean isParked(ObjectNode content) {
        return CheckContext.entry(content, CommonKeys.ENABLED.name())
                .filter(entry -> entry.value() instanceof FlagNode flag && !flag.value())
                .isPresent();
    }

    private static RawObject withoutContent(RawObject object) {
        return new RawObject(object.name(), object.file(), Optional.empty());
    }

    private static String renamed(StoredEntry entry) {
        var stem = entry.stem();
        return DocumentReader.reads(stem)
                ? stem
                : stem + (entry.name().startsWith(stem + ".y") ? ".yaml" : ".json");
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
