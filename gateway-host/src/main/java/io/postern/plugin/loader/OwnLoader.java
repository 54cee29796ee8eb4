package io.postern.plugin.loader;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.ClassLoadingStrategy.Source;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * The class loader of one plugin: shared classes from the host, then the plugin's own jars, then
 * the JDK. So a plugin may bring any version of any library, and a copy of the API in its jar does
 * no harm.
 */
public final class OwnLoader extends PluginClassLoader {

    private static final ClassLoadingStrategy OWN_FIRST =
            new ClassLoadingStrategy(List.of(Source.PLUGIN, Source.APPLICATION));

    OwnLoader(PluginManager manager, PluginDescriptor plugin, HostWindow host, List<Path> jars) {
        super(manager, plugin, host, OWN_FIRST);
        jars.forEach(jar -> addFile(jar.toFile()));
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
        return HostWindow.shares(className);
    }

    /** A file of the plugin's own jars, never one of the host's. */
    public Optional<URL> own(String path) {
        return Optional.ofNullable(findResource(path));
    }
}
