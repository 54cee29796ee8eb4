package io.postern.gateway;

import io.postern.api.address.Trigger;
import io.postern.api.context.Time;
import io.postern.api.setting.Nearest;
import io.postern.config.change.Changes;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.Configuration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The timers of the addresses that work by the clock. */
final class Schedule {

    private final Time time;
    private final Receivers receivers;
    private final Senders senders;
    private final Map<String, Time.Timer> timers = new HashMap<>();

    Schedule(Time time, Receivers receivers, Senders senders) {
        this.time = time;
        this.receivers = receivers;
        this.senders = senders;
    }

    void change(Changes changes, Configuration next) {
        for (var name : changes.changedAndRemoved()) {
            Optional.ofNullable(timers.remove(name)).ifPresent(Time.Timer::cancel);
        }
        changes.addedAndChanged().forEach(name -> set(next.addresses().get(name)));
    }

    /** A receiver begins at once; a sender has something to send only after its first period. */
    private void set(AddressPlan plan) {
        if (plan.trigger().kind() == Trigger.Kind.EVERY) {
            if (plan.direction() == Direction.RECEIVE) {
                trigger(plan);
            }
            timers.put(plan.name(), time.every(plan.trigger().period(), () -> trigger(plan)));
        }
    }

    /** Lets an address act now. */
    void trigger(AddressPlan plan) {
        if (plan.direction() == Direction.SEND) {
            senders.trigger(plan.name());
        } else {
            receivers.trigger(plan.name());
        }
    }

    void end() {
        timers.values().forEach(Time.Timer::cancel);
        timers.clear();
    }

    /**
     * Triggers an address; the name of a file that was split stands for all its parts.
     *
     * @throws IllegalArgumentException when no active address has the name
     */
    void trigger(String address, Configuration now) {
        var plans = now.addresses(address);
        if (plans.isEmpty()) {
            var hint = Nearest.hint(address, now.addresses().keySet());
            throw new IllegalArgumentException(
                    "no active address is named \"" + address + "\"" + hint);
        }
        plans.forEach(this::trigger);
    }
}
