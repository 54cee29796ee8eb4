package io.postern.config.note;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.config.address.PlannedSending;
import io.postern.config.object.ReadyCarrier;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets each carrier's kind look at the carrier together with all addresses that use it. */
public final class TogetherCheck {

    private final Map<String, List<ReceiveAddress>> receives = new HashMap<>();
    private final Map<String, List<SendAddress>> sends = new HashMap<>();

    public TogetherCheck(Collection<AddressPlan> addresses) {
        for (var plan : addresses) {
            if (plan.direction() == Direction.RECEIVE) {
                receives.computeIfAbsent(plan.carrier(), name -> new ArrayList<>())
                        .add(receiving(plan));
            } else {
                sends.computeIfAbsent(plan.carrier(), name -> new ArrayList<>())
                        .add(PlannedSending.of(plan));
            }
        }
    }

    public void check(Collection<ReadyCarrier> carriers) {
        for (var carrier : carriers) {
            var received = List.copyOf(receives.getOrDefault(carrier.name(), List.of()));
            var sent = List.copyOf(sends.getOrDefault(carrier.name(), List.of()));
            carrier.ask(findings -> carrier.draft().check(received, sent, findings));
        }
    }

    static ReceiveAddress receiving(AddressPlan plan) {
        return new ReceiveAddress(plan.name(), plan.messageType(), plan.trigger(), plan.settings());
    }
}
