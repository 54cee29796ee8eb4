package io.postern.api.carrier;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;

/**
 * The extension point for carriers: a class without constructor arguments, named in the jar's
 * {@code META-INF/services/io.postern.api.carrier.CarrierFactory}. It keeps no state of its own.
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
     * Makes the carrier of one {@code carriers/} file. Opens nothing.
     *
     * @throws Exception when it cannot be made; the message is shown to the user
     */
    Carrier create(CarrierContext context) throws Exception;
}
