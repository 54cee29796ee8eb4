package io.postern.simulator;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.simulator.setting.SimulatorSettings;

/**
 * How fast an address's messages come.
 *
 * @param perSecond messages a second; infinite for as many as are acknowledged
 */
record Rate(double perSecond) {

    static Rate of(ReceiveAddress address) {
        return new Rate(
                address.settings().get(SimulatorSettings.RATE) instanceof Double number
                        ? number
                        : Double.POSITIVE_INFINITY);
    }

    boolean isMax() {
        return Double.isInfinite(perSecond);
    }

    /** How many messages are due so long after the first. */
    long due(long nanos) {
        return isMax() ? Long.MAX_VALUE : (long) (nanos * perSecond / 1e9) + 1;
    }

    /** When a message is due, after the first, which has the number 0. */
    long nanos(long number) {
        return isMax() ? 0 : (long) Math.ceil(number * 1e9 / perSecond);
    }

    /** How much time a message of a device stands for. */
    static double secondsPerRound(ReceiveAddress address, int devices) {
        if (address.trigger().kind() == Trigger.Kind.EVERY) {
            return address.trigger().period().toNanos() / 1e9;
        }
        var rate = of(address);
        boolean paced = address.trigger().kind() == Trigger.Kind.ALWAYS && !rate.isMax();
        return paced ? devices / rate.perSecond() : 1;
    }
}
