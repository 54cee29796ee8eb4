package io.postern.plugin.run;

import io.postern.plugin.file.Candidate;
import io.postern.plugin.file.PluginManifest;
import io.postern.plugin.file.RefusedException;
import io.postern.plugin.load.Loaded;
import io.postern.plugin.load.PluginLoading;
import io.postern.plugin.run.FolderComparison.Found;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One scan at work: loads what is new and settles who runs. Used once. */
final class PluginScanner {

    private final PluginLoading loading;
    private final Standing standing;
    private final Refusals refusals;
    private final PluginCandidates candidates;
    private final Map<Loaded, Candidate> fresh = new IdentityHashMap<>();
    private final PluginTroubles troubles;

    /**
     * What there was before.
     *
     * @param parked removed plugins that cannot be loaded twice in one process
     */
    record Standing(RunningPlugins running, Map<String, Loaded> parked, List<Loaded> bundled) {

        Optional<Loaded> parked(String id) {
            return Optional.ofNullable(parked.get(id));
        }

        Optional<Loaded> bundled(String id) {
            return bundled.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
        }
    }

    PluginScanner(
            PluginLoading loading,
            Standing standing,
            Refusals refusals,
            List<Found> found,
            PluginTroubles troubles) {
        this.troubles = troubles;
        this.loading = loading;
        this.standing = standing;
        this.refusals = refusals;
        this.candidates = new PluginCandidates(standing.running(), found);
    }

    /**
     * Loads what is new and chooses.
     *
     * @param isBlind whether the folder could not be looked at: then nothing counts as removed
     */
    RunningPlugins run(boolean isBlind) {
        var choice = new PluginChoice(standing.running());
        for (var id : ids()) {
            choice.add(versions(id, isBlind));
        }
        var next = choice.make();
        choice.losers().forEach(this::dismiss);
        for (var each : candidates.doubles()) {
            var counts = candidates.fileOf(each.manifest().id());
            troubles.refused(each, PluginTroubles.doubled(each, counts));
        }
        return next;
    }

    private LinkedHashSet<String> ids() {
        var ids = new LinkedHashSet<String>();
        standing.running().plugins().forEach(plugin -> ids.add(plugin.id()));
        standing.bundled().forEach(plugin -> ids.add(plugin.id()));
        ids.addAll(candidates.ids());
        return ids;
    }

    /** The versions of a plugin that could run, best first. */
    private List<Loaded> versions(String id, boolean isBlind) {
        var versions = new LinkedHashSet<Loaded>();
        var held = standing.running().plugin(id);
        var candidate = candidates.candidate(id);
        candidate.flatMap(each -> version(each, held)).ifPresent(versions::add);
        if (isBlind || candidate.isPresent() || held.filter(this::stays).isPresent()) {
            held.ifPresent(versions::add);
        }
        standing.bundled(id).ifPresent(versions::add);
        return List.copyOf(versions);
    }

    /** Whether it goes on although no readable file of it is there. */
    private boolean stays(Loaded held) {
        if (held.isBundled() || candidates.isUnreadable(held)) {
            return true;
        }
        var bundled = standing.bundled(held.id());
        boolean waits = bundled.filter(next -> !isReplaceable(held, next.manifest())).isPresent();
        if (waits) {
            troubles.nextStart(bundled.get().manifest(), bundled.get().file());
        }
        return waits;
    }

    /** The version that a file holds, loaded now if it must be and can be. */
    private Optional<Loaded> version(Candidate candidate, Optional<Loaded> held) {
        var known = held.or(() -> standing.parked(candidate.manifest().id()));
        if (known.filter(plugin -> plugin.isOf(candidate.hash())).isPresent()) {
            return known;
        }
        if (known.filter(old -> !isReplaceable(old, candidate.manifest())).isPresent()) {
            troubles.nextStart(candidate.manifest(), candidate.seen().shown());
            return Optional.empty();
        }
        var refusal = refusals.recall(candidate, standing.running());
        if (refusal.isPresent()) {
            troubles.refused(candidate, refusal.get());
            return Optional.empty();
        }
        return load(candidate);
    }

    private static boolean isReplaceable(Loaded old, PluginManifest next) {
        return old.manifest().replaceable() && next.replaceable();
    }

    private Optional<Loaded> load(Candidate candidate) {
        try {
            var plugin = loading.load(candidate);
            fresh.put(plugin, candidate);
            return Optional.of(plugin);
        } catch (RefusedException refused) {
            var line = refused.about(candidate.seen().shown());
            refusals.remember(candidate, line, Optional.empty());
            troubles.refused(candidate, line);
            return Optional.empty();
        }
    }

    private void dismiss(PluginChoice.Loser loser) {
        troubles.lost(loser);
        var candidate = fresh.remove(loser.plugin());
        if (candidate != null) {
            refusals.remember(candidate, PluginTroubles.line(loser), Optional.of(loser.holder()));
            loading.unload(loser.plugin());
        }
    }
}
