package io.postern.api.carrier;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.api.setting.Findings;
import java.util.List;
import java.util.Set;

/**
 * One {@code carriers/} file as its factory read it: says what the gateway must know of the carrier
 * before it runs, and makes it. Opens nothing, never blocks. Most need no more than {@link
 * #create}: then a lambda does.
 */
@FunctionalInterface
public interface CarrierDraft {

    /**
     * Makes the carrier. Opens nothing.
     *
     * @throws Exception when it cannot be made; the message is shown to the user, and it is tried
     *     again
     */
    Carrier create(CarrierContext context) throws Exception;

    /**
     * The words that its messages bring for templates beside those of its kind; they belong to the
     * stems of its kind's words.
     */
    default Set<String> words() {
        return Set.of();
    }

    /**
     * What only one carrier can hold, each in words such as {@code client id "farm" at
     * mqtt://127.0.0.1:1883}: two carriers that hold the same are a problem. When a carrier no
     * longer holds what it held before, it is asked to {@link Carrier#leave}.
     */
    default Set<String> holds() {
        return Set.of();
    }

    /** Checks a receive address's {@code additional_info}. */
    default void check(ReceiveAddress address, Findings findings) {}

    /** Checks a send address's {@code additional_info}. */
    default void check(SendAddress address, Findings findings) {}

    /**
     * Checks the carrier together with the addresses that use it; findings are about keys of the
     * {@code carriers/} file.
     */
    default void check(List<ReceiveAddress> receives, List<SendAddress> sends, Findings findings) {}

    /** Whether the senders of what arrives for an address wait for its acknowledgement. */
    default boolean waits(ReceiveAddress address) {
        return false;
    }

    /**
     * Whether what is sent may arrive again, such as on the same topic of the same broker: then
     * messages would circle, and {@code postern check} says so. Asked for pairs of addresses of one
     * message type on carriers of one source; quick.
     *
     * @param receiver the carrier that would receive it, of the same factory
     */
    default boolean feeds(SendAddress from, CarrierDraft receiver, ReceiveAddress to) {
        return false;
    }
}
