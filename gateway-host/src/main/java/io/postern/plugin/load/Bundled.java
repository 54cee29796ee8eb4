package io.postern.plugin.load;

import io.postern.plugin.file.PluginManifest;
import io.postern.plugin.file.RefusedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Manifest;

/**
 * The plugins that are the distribution's own: those that the class path has, so that class-data
 * sharing covers them. Where a class folder has no manifest, as in a development tree, the first
 * source is the id.
 */
final class Bundled {

    private final ClassLoader host;
    private final LoadingThread thread;

    Bundled(ClassLoader host, LoadingThread thread) {
        this.host = host;
        this.thread = thread;
    }

    /**
     * Loads each, side by side: they know nothing of each other. One that fails is told to {@code
     * troubles}.
     */
    List<Loaded> load(List<String> troubles) throws IOException {
        var asked = new LinkedHashMap<String, LoadingThread.Asked>();
        for (var root : roots().entrySet()) {
            asked.put(root.getKey(), begin(root.getValue()));
        }
        var plugins = new ArrayList<Loaded>();
        for (var root : asked.keySet()) {
            try {
                plugins.add(loaded(root, asked.get(root)));
            } catch (RefusedException refused) {
                troubles.add(refused.about(file(root)));
            }
        }
        return plugins;
    }

    private LoadingThread.Asked begin(Map<Class<?>, URL> services) {
        var reader = new FactoryReader(host, point -> Optional.ofNullable(services.get(point)));
        return thread.begin(reader, host);
    }

    private Loaded loaded(String root, LoadingThread.Asked asked)
            throws RefusedException, IOException {
        var stated = manifest(root);
        var offers = asked.answer();
        var manifest =
                stated.orElseGet(
                        () ->
                                new PluginManifest(
                                        offers.claims().get(0).source(), "development", true));
        return new Loaded(manifest, file(root), offers.under(manifest.id()), Optional.empty());
    }

    /** Each jar or class folder that names factories, with the files that do. */
    private Map<String, Map<Class<?>, URL>> roots() throws IOException {
        var roots = new LinkedHashMap<String, Map<Class<?>, URL>>();
        for (var point : FactoryReader.POINTS) {
            var path = Services.FOLDER + point.getName();
            for (var file : Collections.list(host.getResources(path))) {
                var text = file.toString();
                var root = text.substring(0, text.length() - path.length());
                roots.computeIfAbsent(root, any -> new LinkedHashMap<>()).put(point, file);
            }
        }
        return roots;
    }

    private static Optional<PluginManifest> manifest(String root)
            throws IOException, RefusedException {
        try (var bytes = Services.open(new URL(root + "META-INF/MANIFEST.MF"))) {
            return PluginManifest.ofBundled(new Manifest(bytes));
        } catch (FileNotFoundException | MalformedURLException classFolder) {
            return Optional.empty();
        }
    }

    /** The name of the jar or folder: {@code jar:file:/lib/x.jar!/} is x.jar. */
    private static String file(String root) {
        var path = root.endsWith("!/") ? root.substring(0, root.length() - 2) : root;
        var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1) + " (bundled)";
    }
}
