package io.postern.alarm;

import io.postern.api.address.Trigger;
import io.postern.api.message.Draft;
import io.postern.chain.Budget;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.Configuration;
import io.postern.gateway.object.AllCounters;
import io.postern.office.AddressCounters;
import io.postern.office.MessagePoster;
import java.util.function.Supplier;

/**
 * Posts alarms in the gateway's own name, where anybody wants them. One about somebody who has to
 * do with alarms himself is not posted: it would be the reason for the next.
 */
public final class AlarmMessages {

    /** The type of the messages. */
    public static final String TYPE = "gateway_alarm";

    private static final String NAME = "gateway alarms";

    private final MessagePoster poster;
    private final AddressCounters counters;
    private final Budget budget;
    private final Supplier<Configuration> configuration;

    public AlarmMessages(
            MessagePoster poster, AllCounters counters, Supplier<Configuration> configuration) {
        this.poster = poster;
        this.counters = counters.of(NAME);
        this.budget = poster.shares().place();
        this.configuration = configuration;
    }

    void post(Alarm alarm, Draft draft) {
        var now = configuration.get();
        if (isWanted(now) && !isOfOurs(alarm.about(), now)) {
            poster.postOwn(draft, NAME, budget, counters);
        }
    }

    private static boolean isWanted(Configuration now) {
        return now.addresses().values().stream().anyMatch(AlarmMessages::wants)
                || now.tasks().values().stream()
                        .anyMatch(task -> task.messageType().filter(TYPE::equals).isPresent());
    }

    private static boolean wants(AddressPlan address) {
        return address.direction() == Direction.SEND
                ? address.messageType().equals(TYPE)
                : address.trigger() == Trigger.ON_MESSAGE && address.triggerType().equals(TYPE);
    }

    private static boolean isOfOurs(String about, Configuration now) {
        return about.equals(NAME)
                || now.addresses().containsKey(about)
                        && now.addresses().get(about).messageType().equals(TYPE)
                || now.tasks().values().stream()
                        .anyMatch(
                                task ->
                                        about.equals("task " + task.name())
                                                && task.messageType()
                                                        .filter(TYPE::equals)
                                                        .isPresent());
    }
}
