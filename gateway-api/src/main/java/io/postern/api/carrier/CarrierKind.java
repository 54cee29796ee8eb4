package io.postern.api.carrier;

import io.postern.api.address.Trigger;
import io.postern.api.context.Function;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a carrier offers.
 *
 * @param source what files call it
 * @param description one line for people
 * @param settings the keys of its {@code carriers/} file
 * @param receives how it can receive; empty when it cannot
 * @param receiveSettings the keys of a receive address's {@code additional_info}
 * @param sends how it can send; empty when it cannot; never {@link Trigger.Kind#ALWAYS}
 * @param sendSettings the keys of a send address's {@code additional_info}
 * @param words what it offers to templates, such as {@code device.uid}
 * @param functions what a task can call on it
 */
public record CarrierKind(
        String source,
        String description,
        Settings settings,
        Set<Trigger.Kind> receives,
        Settings receiveSettings,
        Set<Trigger.Kind> sends,
        Settings sendSettings,
        Set<String> words,
        List<Function> functions) {

    public CarrierKind {
        receives = Set.copyOf(receives);
        sends = Set.copyOf(sends);
        words = Set.copyOf(words);
        functions = List.copyOf(functions);
        if (sends.contains(Trigger.Kind.ALWAYS)) {
            throw new IllegalArgumentException("sending \"always\" is not defined");
        }
    }

    public static CarrierKind of(String source, String description) {
        return new CarrierKind(
                source,
                description,
                Settings.NONE,
                Set.of(),
                Settings.NONE,
                Set.of(),
                Settings.NONE,
                Set.of(),
                List.of());
    }

    public CarrierKind settings(Setting<?>... all) {
        return new CarrierKind(
                source,
                description,
                Settings.of(all),
                receives,
                receiveSettings,
                sends,
                sendSettings,
                words,
                functions);
    }

    /** Says how it receives and what a receive address may set. */
    public CarrierKind receives(Set<Trigger.Kind> triggers, Setting<?>... all) {
        return new CarrierKind(
                source,
                description,
                settings,
                triggers,
                Settings.of(all),
                sends,
                sendSettings,
                words,
                functions);
    }

    /** Says how it sends and what a send address may set. */
    public CarrierKind sends(Set<Trigger.Kind> triggers, Setting<?>... all) {
        return new CarrierKind(
                source,
                description,
                settings,
                receives,
                receiveSettings,
                triggers,
                Settings.of(all),
                words,
                functions);
    }

    public CarrierKind words(String... offered) {
        return new CarrierKind(
                source,
                description,
                settings,
                receives,
                receiveSettings,
                sends,
                sendSettings,
                Set.of(offered),
                functions);
    }

    public CarrierKind function(Function function) {
        var more = new ArrayList<>(functions);
        more.add(function);
        return new CarrierKind(
                source,
                description,
                settings,
                receives,
                receiveSettings,
                sends,
                sendSettings,
                words,
                more);
    }
}
