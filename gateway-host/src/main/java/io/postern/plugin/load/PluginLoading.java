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
 * keeps the start of a gateway without any short. One owner thread, but for the count of loaders.
 */
public final class PluginLoading implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginLoading.class);

    private final Path work;
    private final ClassLoader host;
    private final PluginCopies copies;
    private final LoaderCount loaders = new LoaderCount();
    private final LoadingThread thread;
    private Optional<LoadedJars> jars = Optional.empty();

    /**
     * @param work for copies; what a crash left there is deleted
     * @param host the class loader with the API and the bundled plugins
     * @param patience how long a plugin may take to say what it offers
     */
    public PluginLoading(Path work, ClassLoader host, Duration patience) throws IOException {
        this.work = work;
        this.host = host;
        this.copies = new PluginCopies(work);
        this.thread = new LoadingThread(patience);
    }

    /** The distribution's own plugins; one that fails is told to {@code troubles}. */
    public List<Loaded> bundled(List<String> troubles) throws IOException {
        return new Bundled(host, thread).load(troubles);
    }

    /** Loads a plugin from a copy, through a class loader of its own. */
    public Loaded load(Candidate candidate) throws RefusedException {
        var copy = copy(candidate);
        try {
            var loader = jars().open(copy, candidate.manifest());
            loaders.add(loader);
            var offers = thread.ask(new FactoryReader(loader, point -> own(loader, point)), loader);
            return new Loaded(
                    candidate.manifest(),
                    candidate.seen().shown(),
                    offers.under(candidate.manifest().id()),
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
    public LoaderCount loaders() {
        return loaders;
    }

    @Override
    public void close() throws IOException {
        copies.close();
    }

    private LoadedJars jars() {
        if (jars.isEmpty()) {
            jars = Optional.of(new LoadedJars(work, host));
        }
        return jars.get();
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
        jars().close(copy, loaders::close);
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
