package io.postern.api.carrier;

/**
 * Confirms an arrival to its sender. Called at most once, by any thread, when the message is safe
 * everywhere it must go; after the link was lost the call means nothing. Must not block or throw.
 */
@FunctionalInterface
public interface Acknowledgement {

    /** For senders that cannot wait: QoS 0, serial devices. */
    Acknowledgement NONE = () -> {};

    void confirm();
}
