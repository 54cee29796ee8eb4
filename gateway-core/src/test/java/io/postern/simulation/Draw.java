package io.postern.simulation;

import io.postern.simulation.Happening.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What happens, drawn from a seed. */
final class Draw {

    /** Those of one of them cannot wait. */
    static final int TOPICS = 4;

    private static final int MOST_MESSAGES = 150;
    private static final int MOST_FAULTS = 20;
    private static final int MILLIS = 120_000;
    private static final int BURSTS = 6;
    private static final int LONGEST_MOOD = 40_000;
    private static final int SOON = 60;
    private static final int LATER = 3_000;

    /** Of all kinds, all but the first and the last two. */
    private static final int FAULTS = Kind.values().length - 3;

    /** What ends a mood; everything else, {@link Kind#CALM} does. */
    private static final Map<Kind, Kind> ENDS =
            Map.of(
                    Kind.REMOVE, Kind.RESTORE,
                    Kind.ABSENT, Kind.PRESENT,
                    Kind.DISK_LIES, Kind.POWER_CUT);

    private final SplittableRandom chance;
    private final List<Happening> all = new ArrayList<>();

    private Draw(long seed) {
        chance = new SplittableRandom(seed);
    }

    static List<Happening> of(long seed) {
        return new Draw(seed).all();
    }

    private List<Happening> all() {
        int messages = 1 + chance.nextInt(MOST_MESSAGES);
        int faults = chance.nextInt(MOST_FAULTS);
        for (int fault = 0; fault < faults; fault++) {
            add(chance.nextInt(MILLIS), Kind.values()[1 + chance.nextInt(FAULTS)]);
        }
        var moments = moments(messages, chance.nextBoolean());
        for (int number = 0; number < messages; number++) {
            all.add(new Happening(moments[number], Kind.PUBLISH, chance.nextInt(TOPICS), number));
        }
        all.sort(Comparator.comparingInt(Happening::millis));
        return all;
    }

    /** When messages are published: one by one, or many at once. */
    private int[] moments(int messages, boolean bursts) {
        var few = IntStream.range(0, BURSTS).map(any -> busyMoment()).toArray();
        return chance.ints(messages, 0, MILLIS)
                .map(moment -> bursts ? few[moment % BURSTS] : moment)
                .sorted()
                .toArray();
    }

    /** Some time, or just before something happens, so that it meets messages on their way. */
    private int busyMoment() {
        if (all.isEmpty() || chance.nextInt(3) == 0) {
            return chance.nextInt(MILLIS);
        }
        int before = chance.nextInt(chance.nextBoolean() ? SOON : LATER);
        return Math.max(0, all.get(chance.nextInt(all.size())).millis() - before);
    }

    private void add(int millis, Kind kind) {
        int which = chance.nextInt(3);
        all.add(new Happening(millis, kind, which, 1 + chance.nextInt(20)));
        int over = millis + chance.nextInt(LONGEST_MOOD);
        all.add(new Happening(over, ENDS.getOrDefault(kind, Kind.CALM), which, 0));
    }
}
