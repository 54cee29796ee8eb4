package io.postern.simulate.benchlab;

import io.postern.simulate.benchlab.Rail.Load;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * The sensors of one device: a computer that works now more, now less. Each reading is a step of
 * it, so the same seed gives the same readings. Has one owner thread.
 */
final class SimulatedSensors {

    static final int LENGTH = 216;
    static final short UNPLUGGED = 0x7FFF;

    private static final int INPUTS = 13;
    private static final int[] PROBED_MILLIVOLTS = {1_250, 1_100, 1_350};
    private static final int FANS = 9;
    private static final int FANS_PLUGGED = 6;
    private static final int NO_DUTY_FROM_OUTSIDE = 0xFF;

    private final Random random;
    private final Map<Load, Drift> walks = new EnumMap<>(Load.class);
    private final Map<Load, Double> loads = new EnumMap<>(Load.class);
    private final Map<Load, Double> warmth = new EnumMap<>(Load.class);
    private final Drift weather;
    private final int chipSteps;

    /**
     * @param chipInDegrees whether the chip says whole degrees, not tenths
     */
    SimulatedSensors(long seed, boolean chipInDegrees) {
        chipSteps = chipInDegrees ? 1 : 10;
        random = new Random(seed);
        for (var load : Load.values()) {
            walks.put(load, new Drift(random));
            warmth.put(load, 0.3);
        }
        weather = new Drift(random);
    }

    /** Little endian, as a C compiler lays it out. */
    byte[] read() {
        walks.forEach((load, walk) -> loads.put(load, walk.next()));
        // warms up slowly, and cools down slowly
        warmth.replaceAll((load, before) -> before + (loads.get(load) - before) * 0.05);
        var answer = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        voltages(answer);
        climate(answer);
        for (var rail : Rail.values()) {
            power(answer, rail);
        }
        for (int fan = 0; fan < FANS; fan++) {
            fan(answer, fan);
        }
        return answer.array();
    }

    private void voltages(ByteBuffer to) {
        for (int i = 0; i < INPUTS; i++) {
            // probes that hang in the air catch a little of everything
            int millivolts = i < PROBED_MILLIVOLTS.length ? PROBED_MILLIVOLTS[i] - 5 : 0;
            to.putShort((short) (millivolts + random.nextInt(12)));
        }
        to.putShort((short) (3_296 + random.nextInt(9)));
        to.putShort((short) (2_498 + random.nextInt(5)));
    }

    /** In tenths of a degree and of a percent; two sensors of four are not plugged in. */
    private void climate(ByteBuffer to) {
        double outside = weather.next();
        to.putShort((short) Math.round((32 + 10 * warmth.get(Load.BOARD)) * chipSteps));
        to.putShort(tenths(28 + 35 * warmth.get(Load.CPU)));
        to.putShort(tenths(27 + 40 * warmth.get(Load.GPU)));
        to.putShort(UNPLUGGED);
        to.putShort(UNPLUGGED);
        to.putShort(tenths(21 + 4 * outside));
        to.putShort(tenths(55 - 15 * outside));
        // fans follow the temperature, lamps work, no lamps from outside
        to.put((byte) 0).put((byte) 0).put((byte) 0);
        to.put((byte) NO_DUTY_FROM_OUTSIDE);
    }

    private static short tenths(double value) {
        return (short) Math.round(value * 10);
    }

    private void power(ByteBuffer to, Rail rail) {
        int milliamperes = rail.milliamperes(loads.getOrDefault(rail.load(), 0.0));
        int millivolts = rail.millivolts(milliamperes);
        if (millivolts > 0) {
            millivolts += random.nextInt(7) - 3;
        }
        to.putShort((short) millivolts);
        to.putShort((short) 0);
        to.putInt(milliamperes);
        to.putInt((int) ((long) millivolts * milliamperes / 1_000));
    }

    private void fan(ByteBuffer to, int fan) {
        boolean plugged = fan < FANS_PLUGGED;
        double warm = warmth.get(fan % 2 == 0 ? Load.CPU : Load.GPU);
        int duty = plugged ? (int) Math.round(25 + 75 * warm) : 0;
        int turns = plugged ? duty * (18 + 2 * fan) + random.nextInt(21) - 10 : 0;
        to.put((byte) (plugged ? 1 : 0)).put((byte) duty).putShort((short) turns);
    }

    /** A value that goes up and down on its own, between 0 and 1. */
    private static final class Drift {

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
}
