package io.postern.config.plan;

import java.util.Locale;
import java.util.Set;

/**
 * What an address that sends does to its messages.
 *
 * @param stamp what the gateway knows of a message and puts into its payload
 */
public record SendRules(Set<Stamp> stamp) {

    /** Of an address that asks for nothing. */
    public static final SendRules NONE = new SendRules(Set.of());

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
