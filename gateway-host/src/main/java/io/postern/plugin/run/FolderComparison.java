package io.postern.plugin.run;

import io.postern.plugin.file.Candidate;
import io.postern.plugin.file.RefusedException;
import io.postern.plugin.file.SeenPlugin;
import io.postern.plugin.report.PluginReport.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares looks at the folder: only what did not change between two of them is read, and only what
 * changed is read again. At the very first look everything counts as still; what is then half
 * copied does not read whole.
 */
final class FolderComparison {

    private final Map<String, Candidate> read = new HashMap<>();
    private boolean isFirst = true;
    private Set<SeenPlugin> before = Set.of();

    /** What a look found in one place. */
    sealed interface Found {

        SeenPlugin sighting();

        /** Whether another look would find nothing new by itself. */
        default boolean isSettled() {
            return true;
        }

        /** Reports what is wrong with it. */
        default void tell(PluginTroubles troubles) {}

        /** Still being copied. */
        record Moving(SeenPlugin sighting) implements Found {

            @Override
            public boolean isSettled() {
                return false;
            }

            @Override
            public void tell(PluginTroubles troubles) {
                var line = sighting.shown() + ": still being copied; it is looked at again";
                troubles.unread(sighting.shown(), State.COPYING, line);
            }
        }

        /**
         * @param isSettled whether it was the same at the look before
         */
        record Broken(SeenPlugin sighting, String trouble, boolean isSettled) implements Found {

            @Override
            public void tell(PluginTroubles troubles) {
                troubles.unread(sighting.shown(), State.REFUSED, trouble);
            }
        }

        record Ready(Candidate candidate) implements Found {

            @Override
            public SeenPlugin sighting() {
                return candidate.sighting();
            }
        }
    }

    List<Found> compare(List<SeenPlugin> now) {
        var found = new ArrayList<Found>();
        for (var sighting : now) {
            found.add(compare(sighting));
        }
        read.keySet().retainAll(now.stream().map(SeenPlugin::shown).toList());
        before = Set.copyOf(now);
        isFirst = false;
        return found;
    }

    private Found compare(SeenPlugin sighting) {
        boolean isStill = before.contains(sighting);
        if (!isStill && !isFirst) {
            return new Found.Moving(sighting);
        }
        var known = read.get(sighting.shown());
        if (known != null && known.sighting().equals(sighting)) {
            return new Found.Ready(known);
        }
        try {
            var candidate = Candidate.of(sighting);
            read.put(sighting.shown(), candidate);
            return new Found.Ready(candidate);
        } catch (RefusedException refused) {
            return new Found.Broken(sighting, refused.about(sighting.shown()), isStill);
        }
    }
}
