package io.postern.plugin.load;

import io.postern.plugin.file.Candidate;
import io.postern.plugin.file.Copy;
import io.postern.plugin.file.PluginCopies;
import io.postern.plugin.file.RefusedException;
import io.postern.plugin.loader.LoadedJars;
import io.postern.plugin.loader.LoaderCount;
import io.postern.plugin.loader.OwnLoader;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings plugins into memory and out of it again. PF4J is touched only when there is a jar, which
 * keeps the start of a gateway without any short. One owner thread, but for the census.
 */
public final class PluginLoading implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginLoading.class);

    private final Path work;
    private final ClassLoader host;
    private final PluginCopies copies;
    private final LoaderCount census = new LoaderCount();
    private final LoadingThread quarantine;
    private Optional<LoadedJars> shelf = Optional.empty();

    /**
     * @param work for copies; what a crash left there is deleted
     * @param host the class loader with the API and the bundled plugins
     * @param patience how long a plugin may take to say what it offers
     */
    public PluginLoading(Path work, ClassLoader host, Duration patience) throws IOException {
        this.work = work;
        this.host = host;
        this.copies = new PluginCopies(work);
        this.quarantine = new LoadingThread(patience);
    }

    /** The distribution's own plugins; one that fails is told to {@code troubles}. */
    public List<Loaded> bundled(List<String> troubles) throws IOException {
        return new Bundled(host, quarantine).load(troubles);
    }

    /** Loads a plugin from a copy, through a class loader of its own. */
    public Loaded load(Candidate candidate) throws RefusedException {
        var copy = copy(candidate);
        try {
            var loader = shelf().open(copy, candidate.passport());
            census.add(loader);
            var offers =
                    quarantine.ask(new FactoryReader(loader, point -> own(loader, point)), loader);
            return new Loaded(
                    candidate.passport(),
                    candidate.sighting().shown(),
                    offers.under(candidate.passport().id()),
                    Optional.of(copy));
        } catch (RefusedException refused) {
            drop(copy);
            throw refused;
        }
    }

    /** Closes a plugin's class loader and deletes its copy. Bundled ones stay. */
    public void unload(Loaded plugin) {
        plugin.copy().ifPresent(this::drop);
    }

    /** Counts the class loaders, for a metric. */
    public LoaderCount census() {
        return census;
    }

    @Override
    public void close() throws IOException {
        copies.close();
    }

    private LoadedJars shelf() {
        if (shelf.isEmpty()) {
            shelf = Optional.of(new LoadedJars(work, host));
        }
        return shelf.get();
    }

    private Copy copy(Candidate candidate) throws RefusedException {
        try {
            return copies.take(candidate);
        } catch (IOException failed) {
            throw new RefusedException(
                    "expected to copy it to "
                            + work
                            + ", found "
                            + failed
                            + "; is the disk full, or the folder not writable?");
        }
    }

    private static Optional<URL> own(ClassLoader loader, Class<?> point) {
        return ((OwnLoader) loader).own(Services.FOLDER + point.getName());
    }

    private void drop(Copy copy) {
        shelf().close(copy, census::close);
        try {
            copies.drop(copy);
        } catch (IOException kept) {
            LOG.warn(
                    "{}: expected to delete this copy of a plugin, found {}",
                    work,
                    kept.toString());
        }
    }
}
