package io.postern.reload;

import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Plugins that are text files: the text is the plugin's version, the file's stem its source. */
final class PluginShelf implements PluginChanges {

    private final Path folder;
    private final AtomicInteger looks = new AtomicInteger();
    private Catalog running = Catalog.EMPTY;
    private Optional<Catalog> tried = Optional.empty();

    PluginShelf(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized Tried scan() {
        looks.incrementAndGet();
        var offers = new HashMap<String, Offer<HandlerFactory, HandlerKind>>();
        var settled = true;
        try (var jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (var jar : jars) {
                var version = Files.readString(jar);
                settled &= !version.isEmpty();
                var source = jar.getFileName().toString().replace(".jar", "");
                offers.put(source, offer(source, version));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var now = new Catalog(Map.of(), offers, Map.of(), Map.of());
        tried = Optional.of(now.equals(running) ? running : now);
        return new Tried(tried.get(), settled);
    }

    private Offer<HandlerFactory, HandlerKind> offer(String source, String version) {
        var old = running.handlers().get(source);
        return old != null && old.plugin().equals(version)
                ? old
                : new Offer<>(new FakeHandlers(), HandlerKind.of(source, "Rounds."), version);
    }

    @Override
    public synchronized void commit() {
        running = tried.orElseThrow();
        tried = Optional.empty();
    }

    @Override
    public synchronized void discard() {
        tried = Optional.empty();
    }

    synchronized Catalog running() {
        return running;
    }

    synchronized boolean isTrying() {
        return tried.isPresent();
    }

    int looks() {
        return looks.get();
    }
}
