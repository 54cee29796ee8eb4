package io.postern.serial;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.setting.Values;
import io.postern.api.testing.CarrierContract;
import io.postern.testing.serial.Gadget;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** A device that speaks by itself, on a real pseudo-terminal. */
class ListeningContractTest extends CarrierContract {

    // one for each test: what is on its way when a test ends is not for the next
    private final Gadget gadget = Gadget.named("A1");

    @AfterEach
    void unplug() {
        gadget.close();
    }

    @Override
    protected CarrierFactory factory() {
        return new SerialFactory();
    }

    @Override
    protected Values settings() {
        return Values.of(SerialStation.identified(gadget.place()));
    }

    @Override
    protected Optional<ReceiveAddress> receiving() {
        return Optional.of(SerialStation.listening("test_in"));
    }

    @Override
    protected void provoke() {
        gadget.say("hello");
    }
}
