package io.postern.log;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.setting.Values;
import io.postern.api.testing.CarrierContract;
import io.postern.api.testing.FakeSendAddress;
import java.util.Optional;

/** The contract for the gateway's log; no logger is bound in this test. */
class LoggerContractTest extends CarrierContract {

    @Override
    protected CarrierFactory factory() {
        return new LogFactory();
    }

    @Override
    protected Values settings() {
        return Values.NONE;
    }

    @Override
    protected Optional<FakeSendAddress> sending() {
        return Optional.of(FakeSendAddress.of("test_address", "test_type", Values.NONE));
    }
}
