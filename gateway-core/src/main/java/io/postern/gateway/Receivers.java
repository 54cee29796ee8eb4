package io.postern.gateway;

import io.postern.address.ReceivingAddress;
import io.postern.api.address.Trigger;
import io.postern.api.message.Envelope;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.Configuration;
import io.postern.office.TypeRoutes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The receive addresses in effect, by name. */
final class Receivers {

    private final SharedParts parts;
    private volatile Map<String, ReceivingAddress> intakes = Map.of();

    Receivers(SharedParts parts) {
        this.parts = parts;
    }

    /** By name. */
    Map<String, ReceivingAddress> all() {
        return intakes;
    }

    /**
     * Tells the carriers what to listen to. Addresses that did not change stay as they are. One
     * whose handler waits for a plugin listens all the same: what comes waits for the handler.
     * Completes when all links follow: until then messages may come for addresses that are gone.
     */
    CompletableFuture<Void> change(Configuration next) {
        var now = new HashMap<String, ReceivingAddress>();
        var byCarrier = new HashMap<String, Map<String, ReceivingAddress>>();
        for (var plan : next.addresses().values()) {
            if (plan.direction() == Direction.RECEIVE) {
                var intake = intake(plan);
                now.put(plan.name(), intake);
                byCarrier
                        .computeIfAbsent(plan.carrier(), carrier -> new HashMap<>())
                        .put(plan.name(), intake);
            }
        }
        intakes = now;
        return parts.carriers().listen(byCarrier);
    }

    private ReceivingAddress intake(AddressPlan plan) {
        var handler = parts.handler(plan);
        var there = intakes.get(plan.name());
        return there != null && there.isSame(plan, handler)
                ? there
                : new ReceivingAddress(
                        plan,
                        handler,
                        parts.poster(),
                        parts.deadLetters(),
                        parts.counters().of(plan.name()));
    }

    /** Addresses that receive when a message of the type that triggers them arrives. */
    void addTo(Configuration next, TypeRoutes routes) {
        for (var plan : next.addresses().values()) {
            if (plan.direction() == Direction.RECEIVE
                    && plan.trigger().kind() == Trigger.Kind.ON_MESSAGE) {
                routes.add(
                        plan.triggerType(),
                        (message, chain) -> trigger(plan.name(), Optional.of(message)));
            }
        }
    }

    void trigger(String address) {
        trigger(address, Optional.empty());
    }

    private void trigger(String address, Optional<Envelope> because) {
        Optional.ofNullable(intakes.get(address))
                .ifPresent(intake -> parts.carriers().receive(intake, because));
    }
}
