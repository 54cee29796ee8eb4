package io.postern.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes a run that breaks as short as it can, so that a person sees why. */
final class Shrinking {

    private final long seed;
    private final Canary canary;
    private List<Happening> shortest;

    private Shrinking(long seed, Canary canary) {
        this.seed = seed;
        this.canary = canary;
        this.shortest = Draw.of(seed);
    }

    /** What is left where nothing more can be left out. */
    static List<Happening> of(long seed, Canary canary) {
        return new Shrinking(seed, canary).shortest();
    }

    /** By halves, then quarters, at last one by one; and again while that helps. */
    private List<Happening> shortest() {
        int before;
        do {
            before = shortest.size();
            for (int size = Math.max(1, before / 2); size > 0; size /= 2) {
                leaveOut(size);
            }
        } while (shortest.size() < before);
        return shortest;
    }

    private void leaveOut(int size) {
        int from = 0;
        while (from < shortest.size()) {
            int to = Math.min(from + size, shortest.size());
            var fewer = new ArrayList<>(shortest.subList(0, from));
            fewer.addAll(shortest.subList(to, shortest.size()));
            if (Simulation.breaks(seed, fewer, canary)) {
                shortest = fewer;
            } else {
                from = to;
            }
        }
    }

    /** As a test that can be pasted. */
    static String test(long seed, List<Happening> happenings) {
        return """
                @Test
                void seed%d() {
                    runs(
                            %d%s);
                }"""
                .formatted(
                        seed,
                        seed,
                        happenings.stream()
                                .map(one -> ",\n            " + one)
                                .collect(Collectors.joining()));
    }
}
