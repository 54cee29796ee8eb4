package io.postern.gateway;

import io.postern.api.address.Trigger;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.AddressPlan.UidRule;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.plan.IdRule;
import io.postern.config.plan.MessagePlan;
import io.postern.config.plan.PayloadKind;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.SendRules;
import io.postern.config.plan.TaskPlan;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes configurations in a line or two. */
public final class Plans {

    private final TreeMap<String, MessagePlan> messages = new TreeMap<>();
    private final TreeMap<String, CarrierPlan> carriers = new TreeMap<>();
    private final TreeMap<String, HandlerPlan> handlers = new TreeMap<>();
    private final TreeMap<String, AddressPlan> addresses = new TreeMap<>();
    private final TreeMap<String, TaskPlan> tasks = new TreeMap<>();

    Configuration build() {
        return new Configuration("farm", messages, carriers, handlers, addresses, tasks);
    }

    public Plans carrier(String name) {
        carriers.put(name, CarrierPlan.ready(name, "hand", Values.NONE));
        return this;
    }

    public Plans carrier(String name, Map<String, Object> settings) {
        carriers.put(name, CarrierPlan.ready(name, "hand", Values.of(settings)));
        return this;
    }

    Plans handler(String name) {
        handlers.put(name, new HandlerPlan(name, name, Values.NONE, false));
        return this;
    }

    /** No plugin offers it yet. */
    Plans absentHandler(String name) {
        handlers.put(name, new HandlerPlan(name, name, Values.NONE, true));
        return this;
    }

    Plans message(String type, int mostIds) {
        messages.put(type, new MessagePlan(type, "id", "time", mostIds));
        return this;
    }

    public Plans receive(String name, String type, String carrier, HandlerUse... handler) {
        return receive(name, type, carrier, Trigger.ALWAYS, handler);
    }

    public Plans receive(
            String name, String type, String carrier, Trigger trigger, HandlerUse... handler) {
        return address(name, Direction.RECEIVE, type, carrier, trigger, Values.NONE, handler);
    }

    public Plans send(String name, String type, String carrier, HandlerUse... handler) {
        return send(name, type, carrier, Trigger.ON_MESSAGE, handler);
    }

    public Plans send(
            String name, String type, String carrier, Trigger trigger, HandlerUse... handler) {
        return address(name, Direction.SEND, type, carrier, trigger, Values.NONE, handler);
    }

    Plans sendTo(String name, String type, String carrier, String topic) {
        var settings = Values.of(Map.of("topic", Template.of(topic)));
        return address(name, Direction.SEND, type, carrier, Trigger.ON_MESSAGE, settings);
    }

    Plans task(TaskPlan plan) {
        tasks.put(plan.name(), plan);
        return this;
    }

    Plans uidFromContent(String address) {
        var plan = addresses.get(address);
        return change(
                plan,
                plan.triggerType(),
                UidRule.CONTENT,
                IdRule.OF_THE_TYPE,
                plan.rules(),
                plan.queue());
    }

    /** Messages of a type make an address receive. */
    Plans triggeredBy(String type, String address) {
        var plan = addresses.get(address);
        return change(plan, type, plan.uid(), IdRule.OF_THE_TYPE, plan.rules(), plan.queue());
    }

    Plans idFromField(String address, String field) {
        return change(address, new IdRule(Optional.of(field), Optional.empty()));
    }

    Plans idFromLevel(String address, int level) {
        return change(address, new IdRule(Optional.empty(), Optional.of(level)));
    }

    /** What of a send address may wait on disk. */
    Plans queue(String address, QueueLimits limits) {
        var plan = addresses.get(address);
        return change(plan, plan.triggerType(), plan.uid(), plan.id(), plan.rules(), limits);
    }

    private Plans change(String address, IdRule id) {
        var plan = addresses.get(address);
        return change(plan, plan.triggerType(), plan.uid(), id, plan.rules(), plan.queue());
    }

    Plans rules(String address, SendRules rules) {
        var plan = addresses.get(address);
        return change(plan, plan.triggerType(), plan.uid(), plan.id(), rules, plan.queue());
    }

    private Plans change(
            AddressPlan plan,
            String triggerType,
            UidRule uid,
            IdRule id,
            SendRules rules,
            QueueLimits limits) {
        addresses.put(
                plan.name(),
                new AddressPlan(
                        plan.name(),
                        plan.file(),
                        plan.direction(),
                        plan.messageType(),
                        plan.handler(),
                        plan.carrier(),
                        plan.trigger(),
                        triggerType,
                        plan.payload(),
                        uid,
                        id,
                        rules,
                        limits,
                        plan.settings(),
                        plan.waiting()));
        return this;
    }

    private Plans address(
            String name,
            Direction direction,
            String type,
            String carrier,
            Trigger trigger,
            Values settings,
            HandlerUse... handler) {
        addresses.put(
                name,
                new AddressPlan(
                        name,
                        name,
                        direction,
                        type,
                        Optional.of(handler).filter(h -> h.length > 0).map(h -> h[0]),
                        carrier,
                        trigger,
                        PayloadKind.JSON,
                        UidRule.SEQUENCE,
                        settings,
                        !carriers.containsKey(carrier) || isAbsent(handler)));
        return this;
    }

    private boolean isAbsent(HandlerUse... handler) {
        return handler.length > 0
                && handlers.containsKey(handler[0].handler())
                && handlers.get(handler[0].handler()).waiting();
    }
}
