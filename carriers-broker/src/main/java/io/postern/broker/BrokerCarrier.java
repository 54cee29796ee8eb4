package io.postern.broker;

import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.Link;
import java.util.List;

/** One broker. */
final class BrokerCarrier implements Carrier {

    private final CarrierContext context;
    private final EngineLoader room;

    BrokerCarrier(CarrierContext context, EngineLoader room) {
        this.context = context;
        this.room = room;
    }

    @Override
    public List<Link> links() {
        var plan = EmbeddedBrokerSettings.plan(context.name(), context.settings());
        return List.of(new BrokerLink(plan, context.time(), room));
    }
}
