package io.postern.broker.artemis;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.setting.Values;
import io.postern.api.testing.CarrierContract;
import io.postern.broker.BrokerFactory;
import io.postern.testing.net.FreePorts;
import java.util.Map;

class BrokerContractTest extends CarrierContract {

    @Override
    protected CarrierFactory factory() {
        return new BrokerFactory();
    }

    @Override
    protected Values settings() {
        return Values.of(Map.of("port", FreePorts.next()));
    }

    @Override
    protected boolean mayStay(Thread thread) {
        // Netty's and Java's own, one of each for the whole process
        return thread.getName().startsWith("globalEventExecutor")
                || thread.getName().equals("Common-Cleaner");
    }
}
