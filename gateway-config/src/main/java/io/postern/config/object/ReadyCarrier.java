package io.postern.config.object;

import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.config.plan.CarrierPlan;
import java.util.function.Consumer;

/**
 * A carrier whose own file is right.
 *
 * @param draft the file as its factory read it
 * @param findings tells what is found about its file later
 */
public record ReadyCarrier(
        CarrierPlan plan, CarrierKind kind, CarrierDraft draft, KindFindings findings) {

    public String name() {
        return plan.name();
    }

    /** Whether nothing is received or sent over its kind: it needs no address. */
    public boolean standsAlone() {
        return kind.receives().isEmpty() && kind.sends().isEmpty();
    }

    /** Asks its draft; one that breaks down is told as a problem, and nothing else suffers. */
    public void ask(Consumer<Findings> question) {
        findings.run(plan.source(), question);
    }
}
