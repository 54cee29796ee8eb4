package io.postern.serial.device;

import io.postern.api.link.LinkWatch;
import io.postern.serial.talk.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests that one port did not answer: said once for each address until it answers again,
 * shown beside its link for as long, and counted in a row over all of them. Belongs to one thread.
 */
public final class UnansweredRequests {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Serial");

    private final String carrier;
    private final Map<String, Long> byAddress = new TreeMap<>();
    private LinkWatch watch = why -> {};
    private String failure = "";
    private int inARow;

    public UnansweredRequests(String carrier) {
        this.carrier = carrier;
    }

    /** How often in a row nothing answered, whatever was asked. */
    public int inARow() {
        return inARow;
    }

    /** The port is opened anew: a device that was mute before is so until it answers. */
    public void startAnew(LinkWatch link) {
        inARow = 0;
        watch = link;
        show();
    }

    /** Addresses that are gone are forgotten. */
    public void retain(List<String> addresses) {
        if (byAddress.keySet().retainAll(addresses)) {
            show();
        }
    }

    /** Whether the device is known to be mute. */
    public boolean isAny() {
        return !byAddress.isEmpty();
    }

    public void silent(ConnectedDevice device, String address, Reply reply) {
        inARow++;
        failure = reply.failure();
        if (byAddress.merge(address, 1L, Long::sum) == 1) {
            LOG.warn("carrier {}, address {}: device {}: {}", carrier, address, device, failure);
        }
        show();
    }

    public void answered(ConnectedDevice device, String address) {
        inARow = 0;
        var silent = byAddress.remove(address);
        if (silent != null) {
            show();
            LOG.info(
                    "carrier {}, address {}: device {} answers again, after {} requests without an"
                            + " answer",
                    carrier,
                    address,
                    device,
                    silent);
        }
    }

    private void show() {
        long requests = byAddress.values().stream().mapToLong(count -> count).sum();
        watch.remark(
                byAddress.isEmpty()
                        ? ""
                        : (byAddress.size() == 1 ? "address " : "addresses ")
                                + String.join(", ", byAddress.keySet())
                                + ": "
                                + (requests == 1 ? "1 request" : requests + " requests")
                                + " without an answer, the last one: "
                                + failure);
    }
}
