package io.postern.config.plan;

import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import java.util.Optional;

/**
 * A task that should run.
 *
 * @param messageType of what triggers it, where its trigger is {@code on_message}
 * @param waiting whether no plugin offers its source yet
 */
public record TaskPlan(
        String name,
        Source source,
        String function,
        Values arguments,
        Trigger trigger,
        Optional<String> messageType,
        boolean waiting) {

    /** Whose function it is. */
    public sealed interface Source {

        /** A task plugin's source. */
        record Own(String source) implements Source {}

        /** A function of a configured carrier. */
        record OfCarrier(String carrier) implements Source {}

        /** A function of a configured handler. */
        record OfHandler(String handler) implements Source {}
    }
}
