package io.postern.serial.device;

import io.postern.serial.talk.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests that one port did not answer: said once for each address until it answers again, and
 * counted in a row over all of them. Belongs to one thread.
 */
final class Silences {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Serial");

    private final String carrier;
    private final Map<String, Long> byAddress = new HashMap<>();
    private int inARow;

    Silences(String carrier) {
        this.carrier = carrier;
    }

    /** How often in a row nothing answered, whatever was asked. */
    int inARow() {
        return inARow;
    }

    /** The port is opened anew. */
    void startAnew() {
        inARow = 0;
    }

    /** Addresses that are gone are forgotten. */
    void retain(List<String> addresses) {
        byAddress.keySet().retainAll(addresses);
    }

    /** Whether the device is known to be mute. */
    boolean isAny() {
        return !byAddress.isEmpty();
    }

    void silent(Device device, String address, Reply reply) {
        inARow++;
        if (byAddress.merge(address, 1L, Long::sum) == 1) {
            LOG.warn(
                    "carrier {}, address {}: device {}: {}",
                    carrier,
                    address,
                    device,
                    reply.failure());
        }
    }

    void answered(Device device, String address) {
        inARow = 0;
        var silent = byAddress.remove(address);
        if (silent != null) {
            LOG.info(
                    "carrier {}, address {}: device {} answers again, after {} requests without an"
                            + " answer",
                    carrier,
                    address,
                    device,
                    silent);
        }
    }
}
