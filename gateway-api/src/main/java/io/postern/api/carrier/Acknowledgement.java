package io.postern.api.carrier;

/**
 * Confirms an arrival to its sender. Called at most once, by any thread, when the message is safe
 * everywhere it must go; after the link was lost the call means nothing. Must not block or throw.
 */
@FunctionalInterface
public interface Acknowledgement {

    /** For senders that cannot wait: QoS 0, serial devices. */
    Acknowledgement NONE = new None();

    void confirm();

    /** Whether the sender waits for it: then the message is never dropped for want of room. */
    default boolean isAwaited() {
        return true;
    }

    /** Nobody waits. */
    record None() implements Acknowledgement {

        @Override
        public void confirm() {}

        @Override
        public boolean isAwaited() {
            return false;
        }
    }
}
