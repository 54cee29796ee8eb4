package io.postern.plugin.loader;

import io.postern.plugin.file.Copy;
import io.postern.plugin.file.PluginManifest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;

/**
 * PF4J, holding the plugins that have a class loader of their own. It knows each by the hash of its
 * content, since two versions of one plugin are loaded while one takes the other's place. One owner
 * thread.
 */
public final class LoadedJars extends DefaultPluginManager {

    private final HostWindow window;
    private final Map<Path, Papers> papers = new HashMap<>();

    private record Papers(Copy copy, PluginManifest manifest) {}

    public LoadedJars(Path copies, ClassLoader host) {
        super(copies);
        this.window = new HostWindow(host);
    }

    /** Opens a class loader on a plugin's copy; runs nothing of it. */
    public ClassLoader open(Copy copy, PluginManifest manifest) {
        papers.put(copy.folder(), new Papers(copy, manifest));
        return getPluginClassLoader(loadPlugin(copy.folder()));
    }

    /**
     * Closes the class loader and forgets the plugin.
     *
     * @param closing told of the class loader before
     */
    public void close(Copy copy, Consumer<ClassLoader> closing) {
        papers.remove(copy.folder());
        var name = name(copy.folder());
        Optional.ofNullable(getPluginClassLoader(name)).ifPresent(closing);
        unloadPlugin(name);
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginDescriptorFinder() {
            @Override
            public boolean isApplicable(Path folder) {
                return papers.containsKey(folder);
            }

            @Override
            public PluginDescriptor find(Path folder) {
                var version = papers.get(folder).manifest().version();
                var starter = Plugin.class.getName();
                return new DefaultPluginDescriptor(name(folder), "", starter, version, "*", "", "");
            }
        };
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path folder) {
                return papers.containsKey(folder);
            }

            @Override
            public ClassLoader loadPlugin(Path folder, PluginDescriptor plugin) {
                var jars = papers.get(folder).copy().jars();
                return new OwnLoader(LoadedJars.this, plugin, window, jars);
            }
        };
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}
