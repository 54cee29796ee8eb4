package io.postern.api.carrier;

/** Told by an open link what becomes of it. Never blocks; any thread may call it. */
@FunctionalInterface
public interface LinkWatch {

    /** The link is gone: the gateway closes it and opens it again. Only the first call counts. */
    void lost(String why);
}
