package io.postern.monitor;

import io.postern.carrier.LinkListener;
import io.postern.carrier.LinkState;
import io.postern.config.plan.CarrierPlan;
import java.time.Duration;
import java.util.Set;

/** Listens to the links of one carrier as it was made; of two of one name, the later one counts. */
final class MonitoredLinks implements LinkListener {

    private final Monitors monitors;
    private final CarrierPlan plan;
    private final long number;
    private final LinkListener others;
    private volatile Set<String> carrying = Set.of();

    /**
     * @param others told after the monitors
     */
    MonitoredLinks(Monitors monitors, CarrierPlan plan, long number, LinkListener others) {
        this.monitors = monitors;
        this.plan = plan;
        this.number = number;
        this.others = others;
    }

    @Override
    public void made(String name, Set<String> links) {
        carrying = Set.copyOf(links);
        others.made(name, links);
    }

    @Override
    public void changed(String name, String link, LinkState state) {
        monitors.tell(this, carrier -> carrier.changed(this, link, state));
        others.changed(name, link, state);
    }

    @Override
    public void gone(String name, String link, String why) {
        monitors.tell(this, carrier -> carrier.gone(this, link, why));
        others.gone(name, link, why);
    }

    String carrier() {
        return plan.name();
    }

    String source() {
        return plan.source();
    }

    Duration patience() {
        return plan.patience().orElseThrow();
    }

    long number() {
        return number;
    }

    /** Which links make the carrier's own connection. */
    Set<String> carrying() {
        return carrying;
    }
}
