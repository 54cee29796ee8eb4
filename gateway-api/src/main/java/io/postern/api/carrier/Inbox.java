package io.postern.api.carrier;

import io.postern.api.address.ReceiveAddress;
import java.util.List;

/** Where a carrier hands over what arrives. */
public interface Inbox {

    /**
     * Takes one arrival for one or several of the carrier's addresses. Whatever does not block
     * happens before this returns, on the calling thread: reading, handling, posting, sending. It
     * never blocks and never throws. Arrivals handed over by one thread keep their order.
     */
    void accept(Arrival arrival, List<ReceiveAddress> addresses);

    /**
     * Counts an arrival that a rule of the carrier kept from an address.
     *
     * @param rule the word it is counted under, such as {@code flood}
     */
    default void skip(ReceiveAddress address, String rule) {}

    /**
     * Whether so much is held already, of all that came and is not safe yet, that a carrier whose
     * senders can wait should read no more until it is less. Nobody tells when that is: ask again
     * now and then. Never blocks.
     */
    default boolean isCrowded() {
        return false;
    }
}
