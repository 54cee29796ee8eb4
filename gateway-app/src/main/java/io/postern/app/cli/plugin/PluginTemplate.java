package io.postern.app.cli.plugin;

import io.postern.api.handler.HandlerFactory;
import io.postern.app.session.Version;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * What a new plugin begins with, in the distribution's folder {@code api/}, which is a Maven
 * repository with the plugin API as well.
 */
record PluginTemplate(Path api) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** Beside the folder of the jar that has the API. */
    static PluginTemplate ofDistribution() throws IOException {
        try {
            var jar = HandlerFactory.class.getProtectionDomain().getCodeSource().getLocation();
            var api = Path.of(jar.toURI()).resolveSibling("../api").normalize();
            if (!Files.isDirectory(api)) {
                throw new IOException(
                        api + ": expected the plugin API, found no folder; unpack Postern again");
            }
            return new PluginTemplate(api);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && SourceVersion.isName("com.example." + name);
    }

    /** Where the code is, in a plugin's folder. */
    static Path source(String name) {
        return Path.of("src/main/java/com/example", name, className(name) + ".java");
    }

    Path javadoc() {
        var version = Version.text();
        return api.resolve("io/postern/gateway-api")
                .resolve(version)
                .resolve("gateway-api-" + version + "-javadoc.jar");
    }

    /** Copies it under a name; the folder must not be there. */
    void copy(String kind, String name, Path folder) throws IOException {
        var root = api.resolve("template").resolve(kind);
        var words =
                Map.of(
                        "@name@", name,
                        "@Name@", className(name),
                        "__name__", name,
                        "__Name__", className(name),
                        "@version@", Version.text(),
                        "@api@", api.toUri().toString());
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(filled(root.relativize(file).toString(), words));
                Files.createDirectories(copy.toAbsolutePath().getParent());
                Files.writeString(copy, filled(Files.readString(file), words));
            }
        }
    }

    private static String filled(String text, Map<String, String> words) {
        var filled = text;
        for (var word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }

    /** {@code soil_probe} is {@code SoilProbe}. */
    private static String className(String name) {
        var text = new StringBuilder();
        for (var part : name.split("_")) {
            if (!part.isEmpty()) {
                text.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return text.toString();
    }
}
