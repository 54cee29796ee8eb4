package io.postern.app.simulate;

import io.postern.simulate.benchlab.SimulatedBenchlab;
import io.postern.simulate.benchlab.SimulatedPress;
import io.postern.simulate.benchlab.Watcher;
import java.io.PrintStream;
import java.util.Locale;

/** Says what becomes of the devices, between the beginning and the end. */
final class Reporter implements Watcher {

    private final PrintStream out;
    private volatile boolean speaks;

    Reporter(PrintStream out) {
        this.out = out;
    }

    void speak(boolean from) {
        speaks = from;
    }

    @Override
    public void pressed(SimulatedBenchlab device, SimulatedPress press) {
        say(device, press.toString());
    }

    @Override
    public void pluggedIn(SimulatedBenchlab device) {
        say(device, "plugged in at " + device.port());
    }

    @Override
    public void unplugged(SimulatedBenchlab device) {
        say(device, "unplugged");
    }

    @Override
    public void failed(SimulatedBenchlab device, String reason) {
        say(device, reason);
    }

    private void say(SimulatedBenchlab device, String what) {
        if (speaks) {
            out.println("device " + device.number() + " " + device.uid() + ": " + what);
        }
    }

    /** A line of the list. */
    void describe(SimulatedBenchlab device) {
        out.println(
                "device "
                        + device.number()
                        + " "
                        + device.uid()
                        + " "
                        + (device.isPluggedIn() ? device.port() : "unplugged")
                        + " "
                        + device.behaviour().name().toLowerCase(Locale.ROOT));
    }
}
