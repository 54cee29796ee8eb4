package io.postern.status;

import io.postern.api.address.Trigger;
import io.postern.api.link.Peer;
import io.postern.api.message.UnreadableException;
import io.postern.api.text.DurationText;
import io.postern.carrier.LinkState;
import io.postern.config.keys.Folder;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.TaskPlan;
import io.postern.gateway.RunningConfiguration;
import io.postern.message.Message;
import io.postern.office.AddressCounters;
import io.postern.ops.Status.AddressStatus;
import io.postern.ops.Status.Attempts;
import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.LastMessage;
import io.postern.ops.Status.LinkStatus;
import io.postern.ops.Status.NotNow;
import io.postern.ops.Status.TaskStatus;
import io.postern.task.RunningTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at what runs, for people. */
public final class Overview {

    private static final int LONGEST_TEXT = 200;

    private final RunningConfiguration running;

    public Overview(RunningConfiguration running) {
        this.running = running;
    }

    public List<CarrierStatus> carriers() {
        return running.configuration().carriers().values().stream().map(this::carrier).toList();
    }

    public List<AddressStatus> addresses() {
        return running.configuration().addresses().values().stream().map(this::address).toList();
    }

    public List<TaskStatus> tasks() {
        return running.configuration().tasks().values().stream().map(this::task).toList();
    }

    private CarrierStatus carrier(CarrierPlan plan) {
        return new CarrierStatus(
                plan.name(),
                plan.source(),
                plan.waiting(),
                running.unmade().of(Folder.CARRIERS, plan.name()),
                running.links(plan.name()).stream().map(Overview::link).toList());
    }

    private static LinkStatus link(Map.Entry<String, LinkState> entry) {
        var state = entry.getValue();
        return new LinkStatus(
                entry.getKey(),
                state.phase().word(),
                state.since(),
                state.trouble(),
                state.remark(),
                state.peer().map(Peer::id).filter(id -> !id.equals(entry.getKey())),
                Optional.of(new Attempts(state.attempts(), state.tried()))
                        .filter(attempts -> attempts.count() > 0),
                state.losses());
    }

    private AddressStatus address(AddressPlan plan) {
        var counters = running.counters(plan.name());
        return new AddressStatus(
                plan.name(),
                plan.direction() == Direction.SEND ? "send" : "receive",
                plan.messageType(),
                plan.carrier(),
                words(plan.trigger()),
                waiting(plan),
                counts(plan, counters),
                counters.dropped(),
                counters.last().map(Overview::last),
                notNow(plan, counters),
                counters.fullIn());
    }

    private Optional<NotNow> notNow(AddressPlan plan, AddressCounters counters) {
        return running.stuck(plan.carrier())
                .filter(since -> plan.direction() == Direction.SEND)
                .map(
                        since ->
                                new NotNow(
                                        since.stamp(),
                                        "its carrier has not come back from sending"))
                .or(() -> counters.notNow().map(one -> new NotNow(one.since().stamp(), one.why())));
    }

    private Optional<String> waiting(AddressPlan plan) {
        return plan.waiting() ? plugin(plan) : unmade(plan);
    }

    private Optional<String> plugin(AddressPlan plan) {
        var now = running.configuration();
        return plan.handler()
                .map(use -> now.handlers().get(use.handler()))
                .filter(handler -> handler.waiting())
                .map(
                        handler ->
                                "a plugin that offers handler source \""
                                        + handler.source()
                                        + "\", and its messages with it")
                .or(
                        () ->
                                Optional.ofNullable(now.carriers().get(plan.carrier()))
                                        .map(CarrierPlan::source)
                                        .map(Overview::offering));
    }

    private static String offering(String source) {
        return "a plugin that offers carrier source \"" + source + "\"";
    }

    private Optional<String> unmade(AddressPlan plan) {
        var unmade = running.unmade();
        var carrier = plan.carrier();
        return plan.handler()
                .map(HandlerUse::handler)
                .filter(handler -> unmade.of(Folder.HANDLERS, handler).isPresent())
                .map(h -> "handler " + h + ", which cannot be made, and its messages with it")
                .or(
                        () ->
                                unmade.of(Folder.CARRIERS, carrier)
                                        .map(w -> "carrier " + carrier + ", which cannot be made"));
    }

    private static Map<String, Long> counts(AddressPlan plan, AddressCounters counters) {
        var counts = new LinkedHashMap<String, Long>();
        if (plan.direction() == Direction.RECEIVE) {
            counts.put("in", counters.in.sum());
        }
        if (plan.handler().isPresent()) {
            counts.put("handled", counters.handled.sum());
        }
        if (plan.direction() == Direction.SEND) {
            counts.put("queued", counters.waiting());
            if (counters.onDisk() > 0) {
                counts.put("on_disk", counters.onDisk());
            }
            counts.put("sent", counters.sent.sum());
            counts.put("acknowledged", counters.acknowledged.sum());
        }
        counts.put("dead", counters.dead.sum());
        return counts;
    }

    private TaskStatus task(TaskPlan plan) {
        var its = Optional.ofNullable(running.tasks().get(plan.name()));
        return new TaskStatus(
                plan.name(),
                source(plan.source()),
                words(plan.trigger()),
                its.map(task -> task.counters().handled.sum()).orElse(0L),
                its.map(task -> task.counters().failed.sum()).orElse(0L),
                its.flatMap(RunningTask::trouble));
    }

    private static String source(TaskPlan.Source source) {
        if (source instanceof TaskPlan.Source.Own own) {
            return own.source();
        }
        return source instanceof TaskPlan.Source.OfCarrier of
                ? "carrier " + of.carrier()
                : "handler " + ((TaskPlan.Source.OfHandler) source).handler();
    }

    private static String words(Trigger trigger) {
        if (trigger.kind() == Trigger.Kind.EVERY) {
            return "every " + DurationText.exact(trigger.period());
        }
        return trigger.kind().word();
    }

    /** What is shown of a message; one that cannot be read is shown as such. */
    private static LastMessage last(Message message) {
        try {
            return new LastMessage(message.arrival(), message.id(), shortened(message));
        } catch (UnreadableException e) {
            return new LastMessage(message.arrival(), "", e.getMessage());
        }
    }

    private static String shortened(Message message) {
        var text = message.content().toString();
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
