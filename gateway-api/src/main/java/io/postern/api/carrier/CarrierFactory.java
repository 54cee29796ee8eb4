package io.postern.api.carrier;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import java.util.List;
import java.util.Set;

/**
 * The extension point for carriers: a class without constructor arguments, named in the jar's
 * {@code META-INF/services/io.postern.api.carrier.CarrierFactory}. It lives as long as its plugin
 * is loaded, and may keep what its carriers share, such as a thread, for as long as one of them has
 * an open link; what a carrier has is otherwise its own.
 */
public interface CarrierFactory {

    /** What it offers; asked once, when the plugin is loaded. */
    CarrierKind kind();

    /** Checks a carrier's settings together. Opens nothing, never blocks. */
    default void check(Values settings, Findings findings) {}

    /** Checks a receive address's {@code additional_info}. Opens nothing, never blocks. */
    default void checkReceive(Values carrier, ReceiveAddress address, Findings findings) {}

    /** Checks a send address's {@code additional_info}. Opens nothing, never blocks. */
    default void checkSend(Values carrier, SendAddress address, Findings findings) {}

    /**
     * Checks a carrier together with the addresses that use it, once for each carrier; findings are
     * about keys of the {@code carriers/} file. Opens nothing, never blocks.
     */
    default void checkTogether(
            Values carrier,
            List<ReceiveAddress> receives,
            List<SendAddress> sends,
            Findings findings) {}

    /**
     * What only one carrier can hold, each in words such as {@code client id "farm" at
     * mqtt://127.0.0.1:1883}: two carriers that hold the same are a problem. When a carrier no
     * longer holds what it held before, it is asked to {@link Carrier#leave}.
     */
    default Set<String> holds(Values carrier) {
        return Set.of();
    }

    /** Whether the senders of what arrives for an address wait for its acknowledgement. */
    default boolean waits(Values carrier, ReceiveAddress address) {
        return false;
    }

    /**
     * Whether what is sent may arrive again, such as on the same topic of the same broker: then
     * messages would circle, and {@code check} says so. Asked for pairs of addresses of one message
     * type on carriers of this source; quick.
     */
    default boolean feeds(Values sending, SendAddress from, Values receiving, ReceiveAddress to) {
        return false;
    }

    /**
     * The words that messages of such a carrier bring for templates, where that depends on its
     * settings; they belong to the stems of its kind's words.
     */
    default Set<String> words(Values carrier) {
        return kind().words();
    }

    /**
     * Makes the carrier of one {@code carriers/} file. Opens nothing.
     *
     * @throws Exception when it cannot be made; the message is shown to the user, and it is tried
     *     again
     */
    Carrier create(CarrierContext context) throws Exception;
}
