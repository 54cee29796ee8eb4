package io.postern.plugin.run;

import io.postern.plugin.load.Loaded;
import io.postern.plugin.load.Offers.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Chooses one version of each plugin so that no source has two owners. What runs keeps its sources,
 * then come bundled plugins, then new jars in the order of their names. A version that loses makes
 * room for the next best of its plugin.
 */
final class PluginChoice {

    private final RunningPlugins running;
    private final List<List<Loaded>> ballots = new ArrayList<>();
    private final List<Loser> losers = new ArrayList<>();

    /** A version that wanted what another one holds. */
    record Loser(Loaded plugin, Claim claim, Loaded holder) {}

    PluginChoice(RunningPlugins running) {
        this.running = running;
    }

    /** Adds a plugin by its versions, best first. */
    void add(List<Loaded> versions) {
        ballots.add(new ArrayList<>(versions));
    }

    RunningPlugins make() {
        var clash = clash();
        while (clash.isPresent()) {
            var loser = clash.get();
            losers.add(loser);
            ballots.forEach(versions -> versions.remove(loser.plugin()));
            clash = clash();
        }
        return new RunningPlugins(favourites());
    }

    List<Loser> losers() {
        return losers;
    }

    private Optional<Loser> clash() {
        var holders = new HashMap<Claim, Loaded>();
        for (var plugin : favourites()) {
            for (var claim : plugin.offers().claims()) {
                var holder = holders.putIfAbsent(claim, plugin);
                if (holder != null) {
                    return Optional.of(new Loser(plugin, claim, holder));
                }
            }
        }
        return Optional.empty();
    }

    private List<Loaded> favourites() {
        return ballots.stream()
                .filter(versions -> !versions.isEmpty())
                .map(versions -> versions.get(0))
                .sorted(Comparator.comparingInt(this::rank))
                .toList();
    }

    private int rank(Loaded plugin) {
        int place = running.plugins().indexOf(plugin);
        if (place >= 0) {
            return place;
        }
        return running.plugins().size() + (plugin.isBundled() ? 0 : 1);
    }
}
