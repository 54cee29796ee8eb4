package io.postern.plugin.run;

import io.postern.plugin.file.Candidate;
import io.postern.plugin.file.SeenPlugin;
import io.postern.plugin.load.Loaded;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Plugins that were loaded and refused: the same file is not tried again, unless the plugin that it
 * lost a source to no longer runs.
 */
final class Refusals {

    private final Map<String, Refusal> byFile = new HashMap<>();

    private record Refusal(SeenPlugin seen, String trouble, Optional<String> rival) {}

    void remember(Candidate candidate, String trouble, Optional<Loaded> rival) {
        var seen = candidate.seen();
        byFile.put(seen.shown(), new Refusal(seen, trouble, rival.map(Loaded::fingerprint)));
    }

    /** Why the very same file was refused before, where that still holds. */
    Optional<String> recall(Candidate candidate, RunningPlugins running) {
        return Optional.ofNullable(byFile.get(candidate.seen().shown()))
                .filter(refusal -> refusal.seen().equals(candidate.seen()))
                .filter(refusal -> refusal.rival().isEmpty() || runs(refusal.rival(), running))
                .map(Refusal::trouble);
    }

    private static boolean runs(Optional<String> rival, RunningPlugins running) {
        return running.plugins().stream()
                .anyMatch(plugin -> rival.filter(plugin.fingerprint()::equals).isPresent());
    }
}
