package io.postern.config.plan;

import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import java.util.List;
import java.util.Optional;

/**
 * An address that should be in effect.
 *
 * @param name its resolved name, after splitting
 * @param file the stem of its file
 * @param triggerType the type whose messages trigger it, where its trigger is a message
 * @param id whose a message is that it receives
 * @param rules what it does to what it sends
 * @param queue what of it may wait on disk, where it sends each message
 * @param settings its {@code additional_info}
 * @param waiting whether its carrier or handler waits for a plugin
 */
public record AddressPlan(
        String name,
        String file,
        Direction direction,
        String messageType,
        Optional<HandlerUse> handler,
        String carrier,
        Trigger trigger,
        String triggerType,
        PayloadKind payload,
        UidRule uid,
        IdRule id,
        SendRules rules,
        QueueLimits queue,
        Values settings,
        boolean waiting) {

    /** Triggered by messages of its own type, which says whose a message is. */
    public AddressPlan(
            String name,
            String file,
            Direction direction,
            String messageType,
            Optional<HandlerUse> handler,
            String carrier,
            Trigger trigger,
            PayloadKind payload,
            UidRule uid,
            Values settings,
            boolean waiting) {
        this(
                name,
                file,
                direction,
                messageType,
                handler,
                carrier,
                trigger,
                messageType,
                payload,
                uid,
                IdRule.OF_THE_TYPE,
                SendRules.NONE,
                QueueLimits.USUAL,
                settings,
                waiting);
    }

    public enum Direction {
        RECEIVE,
        SEND
    }

    /** Where a message gets its uid when it brings none. */
    public enum UidRule {
        /** A running number of this gateway. */
        SEQUENCE,
        /** A hash of topic and payload. */
        CONTENT
    }

    /**
     * A handler by its name, and what it is to do.
     *
     * @param functions in their order, each with what the one before it made
     */
    public record HandlerUse(String handler, List<String> functions) {

        public HandlerUse {
            functions = List.copyOf(functions);
        }

        public HandlerUse(String handler, String function) {
            this(handler, List.of(function));
        }
    }
}
