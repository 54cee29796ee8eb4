package io.postern.simulation;

import io.postern.simulation.Happening.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** What happens, drawn from a seed. */
final class Draw {

    private static final int MOST_MESSAGES = 150;
    private static final int MOST_FAULTS = 14;
    private static final int MILLIS = 120_000;
    private static final int LONGEST_MOOD = 40_000;

    /** Of all kinds, all but the first and the last. */
    private static final int FAULTS = Kind.values().length - 2;

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
        var moments = chance.ints(messages, 0, MILLIS).sorted().toArray();
        for (int number = 0; number < messages; number++) {
            all.add(new Happening(moments[number], Kind.PUBLISH, chance.nextInt(3), number));
        }
        for (int fault = 0; fault < faults; fault++) {
            add(chance.nextInt(MILLIS), Kind.values()[1 + chance.nextInt(FAULTS)]);
        }
        all.sort(Comparator.comparingInt(Happening::millis));
        return all;
    }

    private void add(int millis, Kind kind) {
        int which = chance.nextInt(3);
        all.add(new Happening(millis, kind, which, 1 + chance.nextInt(20)));
        int over = millis + chance.nextInt(LONGEST_MOOD);
        all.add(new Happening(over, kind == Kind.REMOVE ? Kind.RESTORE : Kind.CALM, which, 0));
    }
}
