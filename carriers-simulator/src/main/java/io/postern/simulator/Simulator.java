package io.postern.simulator;

import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.link.Link;
import java.util.List;

/** Plays the devices that its addresses describe. */
final class Simulator implements Carrier {

    private final CarrierContext context;

    Simulator(CarrierContext context) {
        this.context = context;
    }

    @Override
    public List<Link> links() {
        return List.of(new SimulatorLink(context));
    }
}
