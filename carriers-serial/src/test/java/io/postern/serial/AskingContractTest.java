package io.postern.serial;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.setting.Values;
import io.postern.api.testing.CarrierContract;
import io.postern.api.testing.FakeSendAddress;
import io.postern.testing.serial.Gadget;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** A device that is asked and sent to, on a real pseudo-terminal. */
class AskingContractTest extends CarrierContract {

    // one for each test: what is on its way when a test ends is not for the next
    private final Gadget gadget = Gadget.pluggedIn(line -> line.equals("how much") ? "plenty" : "");

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
        return Values.of(SerialStation.at(gadget.place()));
    }

    @Override
    protected Optional<ReceiveAddress> receiving() {
        return Optional.of(SerialStation.asking("test_in", "how much"));
    }

    /** What arrives in which order {@link SendingTest} looks at: closing flushes what is unread. */
    @Override
    protected Optional<FakeSendAddress> sending() {
        return Optional.of(SerialStation.sending(Map.of()));
    }
}
