package io.postern.config.read;

import io.postern.api.setting.Nearest;
import io.postern.config.address.AddressMemory;
import io.postern.config.catalog.Catalog;
import io.postern.config.check.Checked;
import io.postern.config.check.ConfigurationCheck;
import io.postern.config.explain.Effective;
import io.postern.config.explain.Explanations;
import io.postern.config.keys.Folder;
import io.postern.config.problem.Report;
import io.postern.config.resolve.RawFiles;
import io.postern.config.resolve.RawObject;
import io.postern.config.text.ReferenceNames;
import io.postern.config.text.References;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the configuration folders. Files that did not change since the last reading are not read
 * again. One owner thread.
 */
public final class ConfigurationReader {

    /** Folders beside the configuration that are not read as such. */
    private static final Set<String> OTHERS = Set.of("examples", "tests");

    private final Path configs;
    private final Path secrets;
    private final Function<String, Optional<String>> environment;
    private final String hostName;
    private final ShownNames names = new ShownNames(Path.of(""));
    private final DocumentCache cache = new DocumentCache();
    private final AddressMemory memory = new AddressMemory();

    /**
     * @param configs the folder with {@code system}, {@code addresses}, …
     * @param environment the environment's variables by name
     * @param hostName the system's id where no file gives one
     */
    public ConfigurationReader(
            Path configs, Function<String, Optional<String>> environment, String hostName) {
        this(configs, configs, environment, hostName);
    }

    /**
     * The same for a copy of a configuration.
     *
     * @param secrets what the paths of {@code ${file:}} are relative to
     */
    public ConfigurationReader(
            Path configs,
            Path secrets,
            Function<String, Optional<String>> environment,
            String hostName) {
        this.configs = configs.normalize();
        this.secrets = secrets;
        this.environment = environment;
        this.hostName = hostName;
    }

    /** Reads everything as it is on disk now. Never fails: what is wrong is in the findings. */
    public ConfigurationReading read(Catalog catalog) {
        return read(catalog, FileStamp::of);
    }

    /**
     * The same, trusting stamps that were taken before; whoever took them looks again afterwards.
     *
     * @param stamps by absolute path; {@link FileStamp#NONE} makes a file be read in any case
     */
    public ConfigurationReading read(Catalog catalog, Function<Path, FileStamp> stamps) {
        var report = new Report();
        var references = new References(secrets, environment);
        var files = files(stamps, report, catalog);
        var checked =
                new ConfigurationCheck(files, catalog, references, hostName, report, memory)
                        .check();
        if (Files.isDirectory(configs)) {
            noteOthers(files, report);
        }
        return reading(checked, references, report, catalog);
    }

    private ConfigurationReading reading(
            Checked checked, References references, Report report, Catalog catalog) {
        return new ConfigurationReading(
                checked.configuration(),
                report.findings(),
                references.watched(),
                new Effective(checked),
                new Explanations(checked, catalog),
                checked.idle());
    }

    private RawFiles files(Function<Path, FileStamp> stamps, Report report, Catalog catalog) {
        var byFolder = new EnumMap<Folder, SortedMap<String, RawObject>>(Folder.class);
        if (!Files.isDirectory(configs)) {
            report.problem(
                    FolderReader.nowhere(names.of(configs)),
                    "expected a folder with the configuration, found "
                            + (Files.exists(configs) ? "a file" : "none")
                            + "; make it, or name another with --configs DIR");
            return new RawFiles(byFolder);
        }
        var reader =
                new FolderReader(
                        cache, path -> stamps.apply(path.toAbsolutePath()), names, report, catalog);
        for (var folder : Folder.values()) {
            byFolder.put(folder, reader.read(folder, configs.resolve(folder.path())));
        }
        byFolder.forEach(
                (folder, objects) ->
                        reader.strays(folder)
                                .forEach(stray -> objects.putIfAbsent(stray.name(), stray)));
        cache.forgetOthers();
        return new RawFiles(byFolder);
    }

    /**
     * What else lies in the folder, unless a reference names it, also one that nobody reads yet.
     */
    private void noteOthers(RawFiles files, Report report) {
        try (Stream<Path> children = Files.list(configs)) {
            var unknown = children.filter(child -> !isKnown(child)).sorted().toList();
            var named = unknown.isEmpty() ? Set.<Path>of() : named(files);
            unknown.stream()
                    .filter(child -> named.stream().noneMatch(file -> file.startsWith(child)))
                    .forEach(child -> note(child, report));
        } catch (IOException unreadable) {
            report.problem(
                    FolderReader.nowhere(names.of(configs)),
                    "expected a folder that the gateway may read, found it closed; check its owner"
                            + " and mode with ls -ld");
        }
    }

    private static boolean isKnown(Path child) {
        var name = child.getFileName().toString();
        return Folder.at(name).isPresent() || OTHERS.contains(name) || QuietName.is(name);
    }

    private Set<Path> named(RawFiles files) {
        var named = new HashSet<Path>();
        for (var folder : Folder.values()) {
            for (var object : files.in(folder).values()) {
                ReferenceNames.files(object.file().text())
                        .forEach(path -> named.add(configs.resolve(path).normalize()));
            }
        }
        return named;
    }

    private void note(Path child, Report report) {
        var folders = Stream.of(Folder.values()).map(Folder::path).toList();
        var name = child.getFileName().toString();
        report.note(
                FolderReader.nowhere(names.of(child)),
                Files.isDirectory(child)
                        ? "not read; the folders of a configuration are "
                                + String.join(", ", folders)
                                + Nearest.hint(name, folders)
                        : "not read; the files of a configuration lie in its folders: move it into one of "
                                + String.join(", ", folders));
    }
}
