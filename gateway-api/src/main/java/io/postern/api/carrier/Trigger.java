package io.postern.api.carrier;

import java.time.Duration;

/** When an address or task acts: the key {@code duration}. */
public sealed interface Trigger {

    Trigger ALWAYS = new Always();
    Trigger ON_MESSAGE = new OnMessage();
    Trigger AS_NEEDED = new AsNeeded();

    TriggerKind kind();

    /** For as long as the gateway runs. */
    record Always() implements Trigger {

        @Override
        public TriggerKind kind() {
            return TriggerKind.ALWAYS;
        }
    }

    /** Again and again. */
    record Every(Duration period) implements Trigger {

        @Override
        public TriggerKind kind() {
            return TriggerKind.EVERY;
        }
    }

    /** Whenever a message of the type arrives. */
    record OnMessage() implements Trigger {

        @Override
        public TriggerKind kind() {
            return TriggerKind.ON_MESSAGE;
        }
    }

    /** When a task or a person asks. */
    record AsNeeded() implements Trigger {

        @Override
        public TriggerKind kind() {
            return TriggerKind.AS_NEEDED;
        }
    }
}
