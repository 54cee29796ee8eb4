package io.postern.simulate.benchlab;

import java.util.Random;

/** A value that goes up and down on its own, between 0 and 1. Has one owner thread. */
final class Drift {

    private final Random random;
    private final double phase;
    private final double speed;
    private double stray;
    private long steps;

    Drift(Random random) {
        this.random = random;
        phase = random.nextDouble() * 2 * Math.PI;
        speed = 0.02 + random.nextDouble() * 0.05;
    }

    double next() {
        stray = stray * 0.95 + random.nextGaussian() * 0.03;
        steps++;
        double wave = 0.5 + 0.35 * Math.sin(phase + steps * speed);
        return Math.max(0, Math.min(1, wave + stray));
    }
}
