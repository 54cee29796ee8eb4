package io.postern.broker;

import io.postern.api.link.LinkException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Where the engine is. It is taken from beside this class, as in a plugin's folder, or from the
 * folder {@code broker} beside this class's jar: kept off the class path, its jars cost neither
 * time nor memory until a broker starts. All brokers share it from then on.
 */
final class EngineLoader {

    private Optional<Engine> engine = Optional.empty();

    synchronized Engine engine() throws LinkException {
        if (engine.isEmpty()) {
            engine = Optional.of(find());
        }
        return engine.get();
    }

    private static Engine find() throws LinkException {
        var here = EngineLoader.class.getClassLoader();
        var beside = first(here);
        if (beside.isPresent()) {
            return beside.get();
        }
        var folder = folder();
        return first(new URLClassLoader("broker", jars(folder), here))
                .orElseThrow(() -> missing(folder));
    }

    private static Optional<Engine> first(ClassLoader loader) {
        return ServiceLoader.load(Engine.class, loader).findFirst();
    }

    private static Path folder() throws LinkException {
        try {
            var source = EngineLoader.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(source.toURI()).resolveSibling("broker");
        } catch (URISyntaxException odd) {
            throw new LinkException(
                    "broker: expected its jars beside its own, found it loaded from \""
                            + odd.getInput()
                            + "\": unpack the distribution into a plain folder",
                    odd);
        }
    }

    private static URL[] jars(Path folder) throws LinkException {
        try (var files = Files.newDirectoryStream(folder, "*.jar")) {
            List<URI> jars = new ArrayList<>();
            files.forEach(file -> jars.add(file.toUri()));
            var urls = new ArrayList<URL>();
            for (var jar : jars) {
                urls.add(jar.toURL());
            }
            return urls.toArray(URL[]::new);
        } catch (MalformedURLException odd) {
            throw new IllegalStateException(odd);
        } catch (IOException unreadable) {
            throw missing(folder);
        }
    }

    private static LinkException missing(Path folder) {
        return new LinkException(
                "broker: expected its jars in \""
                        + folder
                        + "\", found none: unpack the distribution again");
    }
}
