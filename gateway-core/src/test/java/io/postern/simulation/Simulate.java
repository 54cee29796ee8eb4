package io.postern.simulation;

import java.time.Duration;

/** What {@code bench/simulate} runs. */
final class Simulate {

    private Simulate() {}

    /**
     * @param words how many seeds, how many hours at most, and the first seed where somebody wants
     *     a certain one
     */
    public static void main(String... words) {
        long seeds = Long.parseLong(words[0]);
        var longest = Duration.ofHours(Long.parseLong(words[1]));
        long first = words.length > 2 ? Long.parseLong(words[2]) : System.nanoTime();

        long broken = new ManySeeds(first, seeds, longest, System.out).run();

        System.exit(broken == 0 ? 0 : 1);
    }
}
