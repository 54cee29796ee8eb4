package io.postern.config.plan;

import java.util.Locale;
import java.util.Set;

/**
 * What an address that sends does to its messages.
 *
 * @param durability when it goes to the disk
 * @param stamp what the gateway knows of a message and puts into its payload
 */
public record SendRules(Durability durability, Set<Stamp> stamp) {

    /** Of an address that asks for nothing. */
    public static final SendRules NONE = new SendRules(Durability.WHEN_WAITING, Set.of());

    /** When a message that is to be sent goes to the disk. */
    public enum Durability {
        /** When it has to wait. */
        WHEN_WAITING,
        /** Before it is sent. */
        DISK
    }

    /** A field of a payload, named as the MQTT 5 user property that says the same. */
    public enum Stamp {
        TIME,
        UID,
        REPLAYED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SendRules {
        stamp = Set.copyOf(stamp);
    }
}
