package io.postern.serial.frame;

import java.util.Random;

/** What {@code bench/fuzz-frames} runs: inputs, and the seed of the first. */
final class FrameFuzzCommand {

    private static final long SHOWN = 500_000;

    private FrameFuzzCommand() {}

    public static void main(String[] arguments) {
        long inputs = Long.parseLong(arguments[0]);
        long seed =
                arguments.length > 1
                        ? Long.parseLong(arguments[1])
                        : new Random().nextInt(Integer.MAX_VALUE);
        var fuzz = new FrameFuzz();
        long began = System.nanoTime();
        System.out.printf("%,d inputs from seed %d%n", inputs, seed);
        fuzz.run(
                seed,
                inputs,
                done -> {
                    if (done % SHOWN == 0) {
                        System.out.printf("%,d done, %.0f s%n", done, seconds(began));
                    }
                });
        System.out.printf(
                "%,d inputs, %,d bytes, %,d frames found, %,d that had to be found checked, %.1f s:"
                        + " no exception, every byte accounted for, memory bounded, always"
                        + " resynchronised%n",
                inputs, fuzz.bytes(), fuzz.frames(), fuzz.checked(), seconds(began));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
