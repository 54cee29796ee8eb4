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
 * changed is read again; what a look does not find is gone only when the next does not find it
 * either, for a look may miss a file that another takes the place of. At the very first look
 * everything counts as still; what is then half copied does not read whole.
 */
final class FolderComparison {

    private final Map<String, Candidate> read = new HashMap<>();
    private boolean isFirst = true;
    private Set<SeenPlugin> before = Set.of();

    /** What a look found in one place. */
    sealed interface Found {

        SeenPlugin seen();

        /** Whether another look would find nothing new by itself. */
        default boolean isSettled() {
            return true;
        }

        /** Reports what is wrong with it. */
        default void tell(PluginTroubles troubles) {}

        /** Still being copied. */
        record Moving(SeenPlugin seen) implements Found {

            @Override
            public boolean isSettled() {
                return false;
            }

            @Override
            public void tell(PluginTroubles troubles) {
                var line = seen.shown() + ": still being copied; it is looked at again";
                troubles.unread(seen.shown(), State.COPYING, line);
            }
        }

        /** There at the look before. */
        record Missing(SeenPlugin seen) implements Found {

            @Override
            public boolean isSettled() {
                return false;
            }
        }

        /**
         * @param isSettled whether it was the same at the look before
         */
        record Broken(SeenPlugin seen, String trouble, boolean isSettled) implements Found {

            @Override
            public void tell(PluginTroubles troubles) {
                troubles.unread(seen.shown(), State.REFUSED, trouble);
            }
        }

        record Ready(Candidate candidate) implements Found {

            @Override
            public SeenPlugin seen() {
                return candidate.seen();
            }
        }
    }

    List<Found> compare(List<SeenPlugin> now) {
        var found = new ArrayList<Found>();
        for (var seen : now) {
            found.add(compare(seen));
        }
        var there = now.stream().map(SeenPlugin::shown).toList();
        before.stream()
                .filter(seen -> !there.contains(seen.shown()))
                .forEach(seen -> found.add(new Found.Missing(seen)));
        read.keySet().retainAll(there);
        before = Set.copyOf(now);
        isFirst = false;
        return found;
    }

    private Found compare(SeenPlugin seen) {
        boolean isStill = before.contains(seen);
        if (!isStill && !isFirst) {
            return new Found.Moving(seen);
        }
        var known = read.get(seen.shown());
        if (known != null && known.seen().equals(seen)) {
            return new Found.Ready(known);
        }
        try {
            var candidate = Candidate.of(seen);
            read.put(seen.shown(), candidate);
            return new Found.Ready(candidate);
        } catch (RefusedException refused) {
            return new Found.Broken(seen, refused.about(seen.shown()), isStill);
        }
    }
}
