package io.postern.simulator;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import java.util.Map;
import java.util.Optional;

/** The contract for an address that brings messages only when it is asked. */
class AskedSimulatorContractTest extends SimulatorContractTest {

    @Override
    protected Optional<ReceiveAddress> receiving() {
        return Optional.of(
                new ReceiveAddress(
                        "test_address",
                        "test_type",
                        Trigger.AS_NEEDED,
                        Values.of(Map.of("devices", 3))));
    }
}
