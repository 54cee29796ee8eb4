package io.postern.config.plan;

import io.postern.api.setting.Values;
import io.postern.config.keys.CarrierKeys;
import io.postern.config.keys.QueueKeys;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * A carrier that should run.
 *
 * @param uses whether addresses receive and send over it; a change makes it anew
 * @param patience how long a loss or a return must last before it is told; empty where nobody
 *     monitors the connection
 * @param waiting whether no plugin offers its source yet
 */
public record CarrierPlan(
        String name,
        String source,
        Values settings,
        Uses uses,
        Optional<Duration> patience,
        boolean waiting) {

    /** What addresses use a carrier for. */
    public record Uses(boolean receives, boolean sends) {

        public static final Uses NONE = new Uses(false, false);
    }

    /** One that a plugin offers, before its addresses are known. */
    public static CarrierPlan ready(String name, String source, Values settings) {
        var patience =
                Optional.of(settings.get(CarrierKeys.CONNECTION_PATIENCE))
                        .filter(lasting -> settings.get(CarrierKeys.MONITOR_CONNECTION));
        return new CarrierPlan(name, source, settings, Uses.NONE, patience, false);
    }

    /** One whose plugin is not there yet. */
    public static CarrierPlan waiting(String name, String source) {
        return new CarrierPlan(name, source, Values.NONE, Uses.NONE, Optional.empty(), true);
    }

    /**
     * As its addresses use it. They have its queue's limits by now: a change of these does not make
     * it anew.
     */
    public CarrierPlan used(Uses how) {
        var given = new LinkedHashMap<>(settings.given());
        given.remove(QueueKeys.QUEUE.name());
        return new CarrierPlan(name, source, Values.of(given), how, patience, waiting);
    }
}
