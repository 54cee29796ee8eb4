package io.postern.app.demo.setup;

import io.postern.simulate.benchlab.SimulatedBenchlab;
import java.io.IOException;

/** The cable of a simulated device. */
final class Cable implements Switch {

    private final SimulatedBenchlab device;
    private boolean ended;

    Cable(SimulatedBenchlab device) {
        this.device = device;
    }

    @Override
    public boolean isOn() {
        return device.isPluggedIn();
    }

    @Override
    public synchronized void set(boolean wanted) {
        if (!wanted || ended) {
            device.unplug();
            return;
        }
        try {
            device.plug();
        } catch (IOException refused) {
            // it stays out, which the picture shows, and the next try may do better
        }
    }

    /** From now on it is out: a key that comes late must leave nothing behind. */
    synchronized void end() {
        ended = true;
        set(false);
    }
}
