package io.postern.plugin.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A plugin that lies in the folder, read whole and with its papers in order.
 *
 * @param jars the main jar first
 * @param hash of its content
 */
public record Candidate(SeenPlugin seen, PluginManifest manifest, List<Path> jars, String hash) {

    /** Reads everything that was seen. */
    public static Candidate of(SeenPlugin seen) throws RefusedException {
        var named = new ArrayList<Path>();
        var jars = new ArrayList<Path>();
        var papers = Optional.<Manifest>empty();
        for (var jar : seen.jars()) {
            var manifest = manifest(seen, jar);
            if (seen.jars().size() == 1 || manifest.filter(PluginManifest::names).isPresent()) {
                named.add(jar.path());
                papers = Optional.of(manifest.orElseGet(Manifest::new));
                jars.add(0, jar.path());
            } else {
                jars.add(jar.path());
            }
        }
        requireOne(seen, named);
        var manifest = PluginManifest.of(papers.orElseThrow());
        return new Candidate(seen, manifest, List.copyOf(jars), hash(jars));
    }

    private static Optional<Manifest> manifest(SeenPlugin seen, SeenPlugin.Jar jar)
            throws RefusedException {
        try {
            return Archive.manifest(jar.path());
        } catch (RefusedException broken) {
            throw seen.jars().size() == 1 ? broken : new RefusedException(broken.about(jar.name()));
        }
    }

    private static void requireOne(SeenPlugin seen, List<Path> named) throws RefusedException {
        if (seen.jars().isEmpty()) {
            throw new RefusedException(
                    "expected a folder with a plugin's jar and its libraries, found no jar in it");
        }
        if (named.size() != 1) {
            throw new RefusedException(
                    "expected one jar with Plugin-Id in its manifest, found "
                            + (named.isEmpty() ? "none" : names(named))
                            + "; a plugin and its libraries share a folder, two plugins do not");
        }
    }

    private static String names(List<Path> jars) {
        return jars.stream()
                .map(jar -> jar.getFileName().toString())
                .collect(Collectors.joining(" and "));
    }

    private static String hash(List<Path> jars) throws RefusedException {
        try {
            return ContentHash.of(jars);
        } catch (IOException gone) {
            throw new RefusedException(
                    "expected a file that stays, found that it changed while it was read ("
                            + gone.getMessage()
                            + "); it is looked at again");
        }
    }
}
