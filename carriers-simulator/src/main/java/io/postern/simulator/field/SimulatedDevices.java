package io.postern.simulator.field;

import io.postern.api.context.Time;
import java.util.SplittableRandom;

/**
 * The devices of one address, for the generators that play them.
 *
 * @param devices how many there are
 * @param seconds how much time passes between two messages of a device
 * @param seed where random numbers start
 * @param time the clock, for stamps
 */
public record SimulatedDevices(int devices, double seconds, long seed, Time time) {

    /** Each field has random numbers of its own, so that a new field does not change the others. */
    public SplittableRandom random(String field) {
        return new SplittableRandom(seed * 31 + field.hashCode());
    }
}
