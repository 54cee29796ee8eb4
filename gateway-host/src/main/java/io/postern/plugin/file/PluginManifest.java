package io.postern.plugin.file;

import io.postern.api.text.Quote;
import io.postern.screen.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * What a plugin's manifest says about it.
 *
 * @param replaceable whether another version may take its place while the gateway runs
 */
public record PluginManifest(String id, String version, boolean replaceable) {

    /** The version of the plugin API that this gateway speaks. */
    public static final String API = "0.9";

    static final String ID = "Plugin-Id";
    private static final String VERSION = "Plugin-Version";
    private static final String POSTERN_API = "Postern-Api";
    private static final String REPLACE = "Postern-Replace";
    private static final List<String> REQUIRED = List.of(ID, VERSION, POSTERN_API);

    /** Reads a plugin's manifest. */
    public static PluginManifest of(Manifest manifest) throws RefusedException {
        var attributes = manifest.getMainAttributes();
        requireAll(attributes);
        requireApi(attributes);
        return new PluginManifest(
                word(attributes, ID).orElseThrow(),
                word(attributes, VERSION).orElseThrow(),
                isReplaceable(attributes));
    }

    /** Reads the manifest of the distribution's own jar, where it has these lines. */
    public static Optional<PluginManifest> ofBundled(Manifest manifest) throws RefusedException {
        return names(manifest) ? Optional.of(of(manifest)) : Optional.empty();
    }

    static boolean names(Manifest manifest) {
        return word(manifest.getMainAttributes(), ID).isPresent();
    }

    private static void requireAll(Attributes attributes) throws RefusedException {
        var missing = new ArrayList<String>();
        REQUIRED.forEach(
                key -> {
                    if (word(attributes, key).isEmpty()) {
                        missing.add(key);
                    }
                });
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    "expected Plugin-Id, Plugin-Version and Postern-Api in its manifest, found no "
                            + String.join(" and no ", missing)
                            + "; add "
                            + missing.stream()
                                    .map(PluginManifest::example)
                                    .collect(Collectors.joining(", "))
                            + (missing.size() == REQUIRED.size()
                                    ? "; a library belongs beside its plugin, in plugins/NAME/"
                                    : ""));
        }
    }

    private static String example(String key) {
        return switch (key) {
            case ID -> "\"Plugin-Id: NAME\"";
            case VERSION -> "\"Plugin-Version: 1.0\"";
            default -> "\"" + POSTERN_API + ": " + API + "\"";
        };
    }

    private static void requireApi(Attributes attributes) throws RefusedException {
        var found = word(attributes, POSTERN_API).orElseThrow();
        if (!found.equals(API)) {
            throw new RefusedException(
                    "expected "
                            + example(POSTERN_API)
                            + " in its manifest, found "
                            + Quote.of(found)
                            + "; this gateway speaks plugin API "
                            + API
                            + ": take a version of the plugin"
                            + " that was built for it");
        }
    }

    private static boolean isReplaceable(Attributes attributes) throws RefusedException {
        var found = word(attributes, REPLACE);
        if (found.isPresent() && !found.get().equals("restart")) {
            throw new RefusedException(
                    "expected \"Postern-Replace: restart\" or no such line in its manifest, found "
                            + Quote.of(found.get()));
        }
        return found.isEmpty();
    }

    private static Optional<String> word(Attributes attributes, String key) {
        return Optional.ofNullable(attributes.getValue(key))
                .map(value -> Screen.oneLine(value.strip()))
                .filter(value -> !value.isEmpty());
    }
}
