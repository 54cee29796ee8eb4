package io.postern.plugin.file;

import io.postern.file.OwnerOnly;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Copies of plugins to load from, so that nobody pulls a jar away under a class loader. Each
 * process has a folder of its own, held by a lock; a folder that nobody holds was left by a crash
 * and is deleted. One owner thread.
 */
public final class PluginCopies implements AutoCloseable {

    private static final String PREFIX = "loaded-";
    private static final String LOCK = ".lock";

    private final Path work;
    private Optional<Held> own = Optional.empty();

    private record Held(Path folder, FileChannel lock) {}

    /** Deletes what crashes left in the folder; makes nothing until something is copied. */
    public PluginCopies(Path work) throws IOException {
        this.work = work;
        for (var folder : left()) {
            if (isLeft(folder)) {
                OwnerOnly.delete(folder);
                Files.deleteIfExists(lock(folder));
            }
        }
    }

    /** Copies a plugin into a folder that is named by its content. */
    public Copy take(Candidate candidate) throws IOException, RefusedException {
        var folder = own().folder().resolve(candidate.hash());
        OwnerOnly.delete(folder);
        OwnerOnly.folder(folder);
        var jars = new ArrayList<Path>();
        for (var jar : candidate.jars()) {
            jars.add(copy(jar, folder.resolve(jar.getFileName())));
        }
        if (!ContentHash.of(jars).equals(candidate.hash())) {
            OwnerOnly.delete(folder);
            throw new RefusedException(
                    "expected a file that stays, found that it changed while it was copied; it is"
                            + " looked at again");
        }
        return new Copy(folder, jars);
    }

    private static Path copy(Path jar, Path copy) throws IOException {
        try (var channel =
                        OwnerOnly.open(
                                copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            Files.copy(jar, out);
            return copy;
        }
    }

    /** Deletes a copy that nothing is loaded from any more. */
    public void drop(Copy copy) throws IOException {
        OwnerOnly.delete(copy.folder());
    }

    @Override
    public void close() throws IOException {
        if (own.isPresent()) {
            OwnerOnly.delete(own.get().folder());
            own.get().lock().close();
            Files.deleteIfExists(lock(own.get().folder()));
            own = Optional.empty();
        }
    }

    private Held own() throws IOException {
        if (own.isEmpty()) {
            // The lock comes first: at no moment is there a folder that looks left behind.
            var folder = OwnerOnly.folder(work).resolve(PREFIX + UUID.randomUUID());
            var lock =
                    OwnerOnly.open(
                            lock(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            own = Optional.of(new Held(OwnerOnly.folder(folder), lock));
        }
        return own.get();
    }

    private List<Path> left() throws IOException {
        if (Files.notExists(work)) {
            return List.of();
        }
        try (var entries = Files.list(work)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    private static boolean isLeft(Path folder) throws IOException {
        try (var lock = FileChannel.open(lock(folder), StandardOpenOption.WRITE)) {
            return lock.tryLock() != null;
        } catch (NoSuchFileException unlocked) {
            return true;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    private static Path lock(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }
}
