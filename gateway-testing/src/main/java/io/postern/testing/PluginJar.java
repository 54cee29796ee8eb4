package io.postern.testing;

import io.postern.api.handler.HandlerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * Builds real plugin jars for tests, as a stranger would: compiled against the API only. Immutable:
 * each step gives a new one.
 *
 * <pre>{@code
 * PluginJar.of("thermo", "1.0").handler("thermo", "to_celsius").writeTo(plugins.resolve("t.jar"));
 * }</pre>
 */
public final class PluginJar {

    private final Map<String, String> manifest;
    private final Map<String, String> sources;
    private final Map<String, byte[]> entries;
    private final List<Path> libraries;

    private PluginJar(
            Map<String, String> manifest,
            Map<String, String> sources,
            Map<String, byte[]> entries,
            List<Path> libraries) {
        this.manifest = manifest;
        this.sources = sources;
        this.entries = entries;
        this.libraries = libraries;
    }

    /** A plugin with its papers in order, and nothing in it. */
    public static PluginJar of(String id, String version) {
        return library()
                .manifest("Plugin-Id", id)
                .manifest("Plugin-Version", version)
                .manifest("Postern-Api", "0.9");
    }

    /** A jar that is no plugin. */
    public static PluginJar library() {
        return new PluginJar(Map.of(), Map.of(), Map.of(), List.of());
    }

    public PluginJar manifest(String key, String value) {
        return new PluginJar(with(manifest, key, value), sources, entries, libraries);
    }

    public PluginJar withoutManifest(String key) {
        var fewer = new LinkedHashMap<>(manifest);
        fewer.remove(key);
        return new PluginJar(fewer, sources, entries, libraries);
    }

    /** A class by its full name and whole source text. */
    public PluginJar source(String className, String text) {
        return new PluginJar(manifest, with(sources, className, text), entries, libraries);
    }

    public PluginJar entry(String path, String text) {
        return entry(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public PluginJar entry(String path, byte[] bytes) {
        return new PluginJar(manifest, sources, with(entries, path, bytes), libraries);
    }

    /** Names a factory of an extension point, after those named before. */
    public PluginJar service(Class<?> point, String className) {
        var path = "META-INF/services/" + point.getName();
        var before = new String(entries.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
        return entry(path, before + className + "\n");
    }

    /** A library to compile against, which does not go into the jar. */
    public PluginJar against(Path library) {
        var more = new ArrayList<>(libraries);
        more.add(library);
        return new PluginJar(manifest, sources, entries, more);
    }

    /** A library to compile against and to put into the jar, as a shaded one. */
    public PluginJar shading(Path library) {
        var shaded = against(library);
        try (var jar = new JarFile(library.toFile())) {
            for (var entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
                if (!entry.getName().startsWith("META-INF/")) {
                    var bytes = jar.getInputStream(entry).readAllBytes();
                    shaded = shaded.entry(entry.getName(), bytes);
                }
            }
            return shaded;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A handler with a source and functions, which returns its messages as they are. */
    public PluginJar handler(String source, String... functions) {
        var name = "stranger." + source + ".Factory";
        return source(name, handlerSource(source, functions)).service(HandlerFactory.class, name);
    }

    private static String handlerSource(String source, String... functions) {
        var declared =
                Stream.of(functions)
                        .map(
                                name ->
                                        ".translation(Function.of(\"%s\", \"Does %s.\"),"
                                                + " (context, message) -> message.draft())"
                                                        .formatted(name, name))
                        .collect(Collectors.joining());
        return """
                package stranger.%1$s;

                import io.postern.api.context.Function;
                import io.postern.api.handler.*;

                public class Factory implements HandlerFactory {
                    public HandlerKind<?> kind() {
                        return HandlerKind.of("%1$s", "Handles %1$s.")%2$s;
                    }
                }
                """
                .formatted(source, declared);
    }

    /** The same with its sources compiled, for tests that write many jars of it. */
    public PluginJar compiled() {
        var classes = new LinkedHashMap<>(entries);
        if (!sources.isEmpty()) {
            classes.putAll(StrangersCompiler.compile(sources, libraries));
        }
        return new PluginJar(manifest, Map.of(), classes, libraries);
    }

    /** Writes the jar beside its place and moves it there, as a careful installer does. */
    public Path writeTo(Path file) {
        try {
            var part = file.resolveSibling("." + file.getFileName() + ".part");
            Files.write(part, bytes());
            return Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The bytes of the whole jar: whenever it is made, the same jar is the same bytes. */
    public byte[] bytes() throws IOException {
        var all = compiled().entries;
        var bytes = new java.io.ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            jar.setLevel(Deflater.BEST_SPEED);
            jar.putNextEntry(entry(JarFile.MANIFEST_NAME));
            papers().write(jar);
            for (var entry : all.entrySet()) {
                jar.putNextEntry(entry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static JarEntry entry(String name) {
        var entry = new JarEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        return entry;
    }

    private Manifest papers() {
        var papers = new Manifest();
        papers.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach(papers.getMainAttributes()::putValue);
        return papers;
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
