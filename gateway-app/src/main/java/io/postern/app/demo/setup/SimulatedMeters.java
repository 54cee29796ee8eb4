package io.postern.app.demo.setup;

import io.postern.simulate.benchlab.BenchlabRack;
import io.postern.simulate.benchlab.RackPlan;
import io.postern.simulate.benchlab.Watcher;
import io.postern.simulate.plug.LinkLabel;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;

/**
 * Two simulated BENCHLABs: on pseudo-terminals where this system has them, otherwise on TCP ports.
 */
final class SimulatedMeters implements AutoCloseable {

    private static final int COUNT = 2;

    private final BenchlabRack rack;
    private final Cable cable;

    private SimulatedMeters(BenchlabRack rack) {
        this.rack = rack;
        cable = new Cable(rack.device(1));
    }

    /**
     * @param labels a folder for names that stay the same when a cable was out
     */
    static SimulatedMeters open(Path labels) throws IOException {
        try {
            return new SimulatedMeters(BenchlabRack.open(labelled(labels), Watcher.NONE));
        } catch (IOException noTerminals) {
            return onTcp();
        }
    }

    static SimulatedMeters onTcp() throws IOException {
        var plan = RackPlan.onTcp(COUNT, InetAddress.getLoopbackAddress(), 0);
        return new SimulatedMeters(BenchlabRack.open(plan, Watcher.NONE));
    }

    private static RackPlan labelled(Path labels) {
        return RackPlan.onPtys(COUNT)
                .withLabels(number -> new LinkLabel(labels.resolve("benchlab-" + number)));
    }

    /** For the configuration. */
    String ports() {
        return rack.ports();
    }

    /** Of the first one. */
    Switch cable() {
        return cable;
    }

    /** Nothing of them stays behind. */
    @Override
    public void close() {
        cable.end();
        rack.close();
    }
}
