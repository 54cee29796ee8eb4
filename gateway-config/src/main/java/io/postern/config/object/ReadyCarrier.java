package io.postern.config.object;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.config.catalog.Offer;
import io.postern.config.plan.CarrierPlan;
import java.util.function.Consumer;

/**
 * A carrier whose own file is right.
 *
 * @param findings tells what is found about its file later
 */
public record ReadyCarrier(
        CarrierPlan plan, Offer<CarrierFactory, CarrierKind> offer, KindFindings findings) {

    public String name() {
        return plan.name();
    }

    public Values settings() {
        return plan.settings();
    }

    public CarrierFactory factory() {
        return offer.factory();
    }

    /** Whether nothing is received or sent over its kind: it needs no address. */
    public boolean standsAlone() {
        return offer.kind().receives().isEmpty() && offer.kind().sends().isEmpty();
    }

    /** Asks its factory; one that breaks down is told as a problem, and nothing else suffers. */
    public void ask(Consumer<Findings> question) {
        findings.run(plan.source(), question);
    }
}
