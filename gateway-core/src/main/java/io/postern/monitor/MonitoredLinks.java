package io.postern.monitor;

import io.postern.carrier.LinkListener;
import io.postern.carrier.LinkState;
import io.postern.config.plan.CarrierPlan;
import java.time.Duration;
import java.util.Set;

/** Listens to the links of one carrier as it was made; of two of one name, the later one counts. */
public final class MonitoredLinks implements LinkListener {

    private final Monitors monitors;
    private final CarrierPlan plan;
    private final long number;
    private volatile Set<String> links = Set.of();

    MonitoredLinks(Monitors monitors, CarrierPlan plan, long number) {
        this.monitors = monitors;
        this.plan = plan;
        this.number = number;
    }

    /** Which links make the carrier's own connection, said before the first of them changes. */
    public void links(Set<String> names) {
        links = Set.copyOf(names);
    }

    @Override
    public void changed(String name, String link, LinkState state) {
        monitors.changed(this, link, state);
    }

    @Override
    public void gone(String name, String link, String why) {
        monitors.gone(this, link, why);
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

    Set<String> links() {
        return links;
    }
}
