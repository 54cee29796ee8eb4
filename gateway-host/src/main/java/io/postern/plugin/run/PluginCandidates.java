package io.postern.plugin.run;

import io.postern.plugin.file.Candidate;
import io.postern.plugin.load.Loaded;
import io.postern.plugin.run.FolderComparison.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sorts what a look found by plugin: for each id one file counts, the others are in its way. */
final class PluginCandidates {

    private final RunningPlugins running;
    private final List<Found> found;
    private final Map<String, Candidate> byId = new LinkedHashMap<>();

    PluginCandidates(RunningPlugins running, List<Found> found) {
        this.running = running;
        this.found = found;
        candidates().forEach(each -> byId.merge(each.manifest().id(), each, this::better));
    }

    /** The ids of all plugins that were found, in the order of their files' names. */
    Set<String> ids() {
        return byId.keySet();
    }

    /** The one file that counts for an id. */
    Optional<Candidate> candidate(String id) {
        return Optional.ofNullable(byId.get(id)).filter(each -> !isHomeTaken(each));
    }

    /** Files whose id another file already has. */
    List<Candidate> doubles() {
        return candidates().stream()
                .filter(each -> byId.get(each.manifest().id()) != each || isHomeTaken(each))
                .toList();
    }

    /** The file that a double is in the way of. */
    String fileOf(String id) {
        return home(id).orElseGet(() -> byId.get(id).seen().shown());
    }

    /** Whether a plugin's file is there, though it cannot be read just now. */
    boolean isUnreadable(Loaded plugin) {
        return found.stream()
                .anyMatch(
                        each ->
                                !(each instanceof Found.Ready)
                                        && each.seen().shown().equals(plugin.file()));
    }

    private List<Candidate> candidates() {
        return found.stream()
                .filter(Found.Ready.class::isInstance)
                .map(each -> ((Found.Ready) each).candidate())
                .toList();
    }

    /** The same content as what runs is best, then the same file, then the first by name. */
    private Candidate better(Candidate one, Candidate other) {
        return merit(other) > merit(one) ? other : one;
    }

    private int merit(Candidate candidate) {
        var held = running.plugin(candidate.manifest().id());
        if (held.filter(plugin -> plugin.isOf(candidate.hash())).isPresent()) {
            return 2;
        }
        return held.filter(plugin -> plugin.file().equals(candidate.seen().shown())).isPresent()
                ? 1
                : 0;
    }

    /** Whether the plugin's own file is there but cannot be read: nothing else takes its place. */
    private boolean isHomeTaken(Candidate candidate) {
        return merit(candidate) == 0 && home(candidate.manifest().id()).isPresent();
    }

    private Optional<String> home(String id) {
        return running.plugin(id).filter(this::isUnreadable).map(Loaded::file);
    }
}
