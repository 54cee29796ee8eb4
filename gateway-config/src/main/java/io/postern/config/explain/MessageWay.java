package io.postern.config.explain;

import io.postern.api.address.Trigger;
import io.postern.config.catalog.Catalog;
import io.postern.config.check.Checked;
import io.postern.config.explain.Explanation.Step;
import io.postern.config.object.Resolved;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.IdleAddress;
import io.postern.config.plan.MessagePlan;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.SendRules.Durability;
import io.postern.config.value.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells the way of an address's messages, station by station. */
final class MessageWay {

    private final Checked checked;
    private final Catalog catalog;
    private final Resolved address;

    MessageWay(Checked checked, Catalog catalog, Resolved address) {
        this.checked = checked;
        this.catalog = catalog;
        this.address = address;
    }

    List<Step> steps() {
        var idle =
                checked.idle().stream()
                        .filter(one -> one.name().equals(address.name()))
                        .findFirst();
        if (idle.isPresent()) {
            return List.of(idle(idle.get()));
        }
        var configuration = checked.configuration();
        return configuration.isEmpty()
                ? List.of(
                        new Step(
                                "state",
                                "not in effect as the files are now: others have problems, see"
                                        + " postern check"))
                : steps(configuration.get().addresses().get(address.name()), configuration.get());
    }

    /** Of an address that does not run. */
    static Step idle(IdleAddress address) {
        return new Step("state", "not in effect: " + address.why());
    }

    private List<Step> steps(AddressPlan plan, Configuration configuration) {
        var steps = new ArrayList<Step>();
        boolean receives = plan.direction() == Direction.RECEIVE;
        if (plan.waiting()) {
            steps.add(new Step("state", "waiting for a plugin, see check"));
        }
        var carrier = new Step("carrier", carrier(plan, configuration));
        var others = new Step(receives ? "then" : "from", others(plan, configuration));
        steps.add(receives ? carrier : others);
        steps.add(new Step(receives ? "receives" : "sends", what(plan)));
        plan.handler()
                .ifPresent(use -> steps.add(new Step("handler", use.handler() + functions(use))));
        steps.add(new Step("when", when(plan)));
        steps.add(receives ? others : carrier);
        if (!receives && plan.trigger().kind() == Trigger.Kind.ON_MESSAGE) {
            steps.add(new Step("on disk", queue(plan.queue())));
        }
        return steps;
    }

    /** Nothing where the only function of an absent handler is not known yet. */
    private static String functions(HandlerUse use) {
        var functions = String.join(", then ", use.functions());
        return functions.isEmpty() ? "" : ", function " + functions;
    }

    private String carrier(AddressPlan plan, Configuration configuration) {
        var carrier = configuration.carriers().get(plan.carrier());
        var kind = catalog.carriers().get(carrier.source());
        return plan.carrier()
                + " (source "
                + carrier.source()
                + (kind == null
                        ? ", offered by no plugin yet)"
                        : ": " + kind.kind().description() + ")");
    }

    private String what(AddressPlan plan) {
        var topic =
                Explained.values(address).stream()
                        .filter(value -> value.inPart() && value.name().equals("topic"))
                        .map(value -> ", topic " + value.json())
                        .collect(Collectors.joining());
        return plan.messageType() + topic;
    }

    private static String when(AddressPlan plan) {
        var trigger = plan.trigger();
        if (trigger.kind() == Trigger.Kind.EVERY) {
            return "every " + Units.written(trigger.period());
        }
        if (trigger == Trigger.ALWAYS) {
            return "always";
        }
        return trigger == Trigger.ON_MESSAGE
                ? "on each message of type " + plan.triggerType() + first(plan)
                : "as needed: when a task asks, or postern "
                        + (plan.direction() == Direction.SEND ? "send " : "receive ")
                        + plan.name();
    }

    private static String first(AddressPlan plan) {
        return plan.rules().durability() == Durability.DISK ? ", once that is on the disk" : "";
    }

    private static String queue(QueueLimits queue) {
        var whenFull =
                switch (queue.whenFull()) {
                    case DROP_OLDEST -> "the oldest go";
                    case DROP_NEWEST -> "what comes is dropped";
                    case BLOCK -> "its senders wait";
                };
        return "up to "
                + Units.written(queue.maxBytes())
                + queue.maxAge().map(age -> ", for " + Units.written(age)).orElse("")
                + ", while "
                + Units.written(queue.minFree())
                + " are free; then "
                + whenFull;
    }

    private static String others(AddressPlan plan, Configuration configuration) {
        boolean receives = plan.direction() == Direction.RECEIVE;
        var names = new ArrayList<String>();
        for (var other : configuration.addresses().values()) {
            if (other.direction() != plan.direction()
                    && other.messageType().equals(plan.messageType())) {
                names.add((receives ? "sent by " : "received by ") + other.name());
            }
        }
        for (var other : configuration.addresses().values()) {
            if (receives
                    && other.direction() == Direction.RECEIVE
                    && other.trigger() == Trigger.ON_MESSAGE
                    && other.triggerType().equals(plan.messageType())) {
                names.add("makes " + other.name() + " receive");
            }
        }
        for (var task : configuration.tasks().values()) {
            if (receives && task.messageType().filter(plan.messageType()::equals).isPresent()) {
                names.add("triggers task " + task.name());
            }
        }
        if (!receives && MessagePlan.OWN_TYPES.contains(plan.messageType())) {
            names.add("posted by the gateway itself");
        }
        if (names.isEmpty()) {
            return receives
                    ? "nothing: no address sends it, no task is triggered by it"
                    : "nothing: no address receives it";
        }
        return String.join(", ", names);
    }
}
