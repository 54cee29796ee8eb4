package io.postern.carrier;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.message.Envelope;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a link was asked to receive and has not begun: at most once for each address, so that a mute
 * device does not pile up work. Any thread may use it.
 */
final class PendingRequests {

    private final Map<String, One> byAddress = new LinkedHashMap<>();

    /**
     * @param because the message that asks; none where the clock, a task or a person does
     */
    record One(ReceiveAddress address, Optional<Envelope> because) {}

    /** Says whether nothing waited for the address; the newest message is the one that counts. */
    synchronized boolean add(ReceiveAddress address, Optional<Envelope> because) {
        var before = byAddress.get(address.name());
        var message = because.isPresent() || before == null ? because : before.because();
        byAddress.put(address.name(), new One(address, message));
        return before == null;
    }

    synchronized Optional<One> take(String address) {
        return Optional.ofNullable(byAddress.remove(address));
    }

    synchronized List<String> addresses() {
        return List.copyOf(byAddress.keySet());
    }

    synchronized void retain(Collection<String> addresses) {
        byAddress.keySet().retainAll(addresses);
    }
}
