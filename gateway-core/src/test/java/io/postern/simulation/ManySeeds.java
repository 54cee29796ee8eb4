package io.postern.simulation;

import io.postern.simulation.Happening.Kind;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Seeds one after the other, on all cores, with a word now and then of how far it is. */
final class ManySeeds {

    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(30);
    private static final double DAYS_OF_A_YEAR = 365.25;

    /** Each is cut down, which takes a while, and most say the same. */
    private static final int MOST_BROKEN = 5;

    private final long first;
    private final long end;
    private final long started = System.nanoTime();
    private final long longest;
    private final PrintStream out;
    private final AtomicLong next;
    private final AtomicLong nextWord = new AtomicLong(BETWEEN_WORDS.toNanos());
    private final LongAdder done = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final Map<Kind, LongAdder> faults = new EnumMap<>(Kind.class);

    /**
     * @param longest after which no other seed is begun
     * @param out where it says how far it is, and prints what breaks as a test to paste
     */
    ManySeeds(long first, long seeds, Duration longest, PrintStream out) {
        this.first = first;
        this.end = first + seeds;
        this.longest = longest.toNanos();
        this.out = out;
        next = new AtomicLong(first);
        for (var kind : Kind.values()) {
            if (kind.isFault()) {
                faults.put(kind, new LongAdder());
            }
        }
    }

    /** Says how many of them broke something. */
    long run() {
        int cores = Runtime.getRuntime().availableProcessors();
        IntStream.range(0, cores).parallel().forEach(any -> work());
        out.println(words() + kinds());
        return broken.sum();
    }

    private void work() {
        for (long seed = next.getAndIncrement(); isWanted(seed); seed = next.getAndIncrement()) {
            run(seed);
            say();
        }
    }

    private boolean isWanted(long seed) {
        return seed < end && passed() < longest && broken.sum() < MOST_BROKEN;
    }

    private long passed() {
        return System.nanoTime() - started;
    }

    private void run(long seed) {
        var happenings = Draw.of(seed);
        var what = Simulation.run(seed, happenings, Canary.NONE).broken();
        done.increment();
        happenings.stream()
                .filter(one -> one.kind().isFault())
                .forEach(one -> faults.get(one.kind()).increment());
        if (what.isPresent()) {
            broken.increment();
            var shortest = Shrinking.test(seed, Shrinking.of(seed, Canary.NONE));
            out.printf(
                    "seed %d: %s; the shortest way there:%n%n%s%n%n", seed, what.get(), shortest);
        }
    }

    private void say() {
        long due = nextWord.get();
        if (passed() > due && nextWord.compareAndSet(due, due + BETWEEN_WORDS.toNanos())) {
            out.println(words());
        }
    }

    private String words() {
        double days =
                (double) done.sum() * Simulation.LENGTH.toSeconds() / TimeUnit.DAYS.toSeconds(1);
        return String.format(
                Locale.ROOT,
                "simulated: %,d seeds from %d, %.3f years, %,d faults, %d broken; %,d s",
                done.sum(),
                first,
                days / DAYS_OF_A_YEAR,
                faults.values().stream().mapToLong(LongAdder::sum).sum(),
                broken.sum(),
                TimeUnit.NANOSECONDS.toSeconds(passed()));
    }

    private String kinds() {
        return faults.entrySet().stream()
                .map(one -> one.getKey().name().toLowerCase(Locale.ROOT) + " " + one.getValue())
                .collect(Collectors.joining(", ", " (", ")"));
    }
}
