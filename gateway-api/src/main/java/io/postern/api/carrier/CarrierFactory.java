package io.postern.api.carrier;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;

/**
 * The extension point for carriers: a class without constructor arguments, named in the jar's
 * {@code META-INF/services/io.postern.api.carrier.CarrierFactory}. It lives as long as its plugin
 * is loaded, and may keep what its carriers share, such as a thread, for as long as one of them has
 * an open link; what a carrier has is otherwise its own.
 */
public interface CarrierFactory {

    /** What it offers; asked once, when the plugin is loaded. */
    CarrierKind kind();

    /**
     * Reads one {@code carriers/} file, and checks its settings together. Opens nothing, never
     * blocks. Where it tells a problem, what it gives is not used.
     */
    CarrierDraft read(Values settings, Findings findings);

    /** For the gateway and for tests: a carrier whose file has no problem. */
    default Carrier create(CarrierContext context) throws Exception {
        return read(context.settings(), Findings.UNHEARD).create(context);
    }
}
