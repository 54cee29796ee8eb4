package io.postern.serial;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.ReceiveAddress;
import io.postern.api.setting.Values;
import io.postern.api.testing.CarrierContract;
import io.postern.api.testing.FakeSendAddress;
import io.postern.serial.testing.Gadget;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A device that is asked and sent to, on a real pseudo-terminal. */
class AskingContractTest extends CarrierContract {

    private static Gadget gadget;

    @BeforeAll
    static void plugIn() {
        gadget = Gadget.pluggedIn(line -> line.equals("how much") ? "plenty" : "");
    }

    @AfterAll
    static void unplug() {
        gadget.close();
    }

    @Override
    protected CarrierFactory factory() {
        return new SerialFactory();
    }

    @Override
    protected Values settings() {
        return Values.of(Station.at(gadget.place()));
    }

    @Override
    protected Optional<ReceiveAddress> receiving() {
        return Optional.of(Station.asking("test_in", "how much"));
    }

    /** What arrives in which order {@link SendingTest} looks at: closing flushes what is unread. */
    @Override
    protected Optional<FakeSendAddress> sending() {
        return Optional.of(Station.sending(Map.of()));
    }

    /** Java ends it a little later; it watches what holds the pseudo-terminal. */
    @Override
    protected boolean mayStay(Thread thread) {
        return thread.getName().startsWith("process reaper");
    }
}
