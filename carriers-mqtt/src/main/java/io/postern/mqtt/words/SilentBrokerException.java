package io.postern.mqtt.words;

import java.io.IOException;

/** The broker does not answer. */
public final class SilentBrokerException extends IOException {

    private static final long serialVersionUID = 1;

    /** We were told nothing when we asked to be let in. */
    private final boolean opening;

    public SilentBrokerException(boolean opening) {
        super(opening ? "no CONNACK" : "no PINGRESP");
        this.opening = opening;
    }

    boolean opening() {
        return opening;
    }
}
