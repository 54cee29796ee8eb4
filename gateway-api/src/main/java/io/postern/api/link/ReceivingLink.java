package io.postern.api.link;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.message.Envelope;
import java.util.List;

/** A link that messages arrive on. It hands them to the inbox of its carrier. */
public interface ReceivingLink extends Link {

    /**
     * The receive addresses in effect from now on, all of them, whether the link is up or not;
     * called before the first {@link #open} and at every change, on the thread that opens it.
     * Nothing may be lost or repeated for the addresses that stay. When this returns, nothing more
     * is handed over for an address that is not among them: its handler may be gone by then.
     */
    void listen(List<ReceiveAddress> addresses);

    /**
     * Receives once for an address whose duration is not {@code always}: the clock, a message, a
     * task or a person asks. Called only while the link is up, on the thread that opens it; may
     * block.
     *
     * @throws LinkException when it cannot; it is logged and counted, and the link stays up
     */
    void receive(ReceiveAddress address) throws LinkException;

    /** The same, because of this message: the address's duration is {@code on_message}. */
    default void receive(ReceiveAddress address, Envelope because) throws LinkException {
        receive(address);
    }
}
