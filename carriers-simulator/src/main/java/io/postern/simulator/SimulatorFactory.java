package io.postern.simulator;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import io.postern.simulator.setting.SimulatorSettings;
import java.util.EnumSet;

/** The carrier source {@code simulator}. */
public final class SimulatorFactory implements CarrierFactory {

    @Override
    public CarrierKind kind() {
        return CarrierKind.of("simulator", "Makes traffic without hardware.")
                .receives(
                        EnumSet.allOf(Trigger.Kind.class),
                        SimulatorSettings.ALL.toArray(Setting<?>[]::new));
    }

    @Override
    public CarrierDraft read(Values settings, Findings findings) {
        return new SimulatorDraft();
    }
}
