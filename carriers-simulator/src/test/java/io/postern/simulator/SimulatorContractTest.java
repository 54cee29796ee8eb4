package io.postern.simulator;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.setting.Values;
import io.postern.api.testing.CarrierContract;
import java.util.Map;
import java.util.Optional;

class SimulatorContractTest extends CarrierContract {

    @Override
    protected CarrierFactory factory() {
        return new SimulatorFactory();
    }

    @Override
    protected Values settings() {
        return Values.NONE;
    }

    @Override
    protected Optional<ReceiveAddress> receiving() {
        return Optional.of(
                new ReceiveAddress(
                        "test_address",
                        "test_type",
                        Trigger.ALWAYS,
                        Values.of(Map.of("rate", 1_000.0))));
    }
}
