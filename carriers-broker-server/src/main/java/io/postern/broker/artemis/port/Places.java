package io.postern.broker.artemis.port;

import io.netty.channel.Channel;
import io.postern.broker.BrokerLimits;
import io.postern.broker.artemis.words.RareWarning;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places for connections at one port, bounded in all and for each address. Who has not said
 * CONNECT yet gives way to who comes later, so that nobody keeps others out by saying nothing. Any
 * thread.
 */
final class Places {

    private final BrokerLimits limits;
    private final RareWarning refusals;
    private final Map<Channel, Object> taken = new HashMap<>();
    private final Map<Object, Integer> ofAddress = new HashMap<>();
    private final Map<Channel, Object> silent = new LinkedHashMap<>();

    Places(BrokerLimits limits, RareWarning refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    /** Gives it a place until it is closed, or closes it. */
    void take(Channel guest) {
        var left = new ArrayList<Channel>();
        synchronized (this) {
            var address = address(guest.remoteAddress());
            var found = missing(address, left);
            if (found.isPresent()) {
                left.add(guest);
                refusals.warn("turned away a client at " + address + ": " + found.get());
            } else {
                taken.put(guest, address);
                ofAddress.merge(address, 1, Integer::sum);
                silent.put(guest, address);
            }
        }
        left.forEach(Channel::close);
        guest.closeFuture().addListener(closed -> leave(guest));
    }

    private Optional<String> missing(Object address, List<Channel> left) {
        if (ofAddress.getOrDefault(address, 0) >= limits.clientsOfAddress()
                && !giveWay(Optional.of(address), left)) {
            return Optional.of(
                    "expected at most "
                            + limits.clientsOfAddress()
                            + " from one address (\"max_clients_per_address\"), found more");
        }
        if (taken.size() >= limits.clients() && !giveWay(Optional.empty(), left)) {
            return Optional.of(
                    "expected at most "
                            + limits.clients()
                            + " at one port (\"max_clients\"), found more");
        }
        return Optional.empty();
    }

    private boolean giveWay(Optional<Object> address, List<Channel> left) {
        var oldest =
                silent.entrySet().stream()
                        .filter(guest -> address.map(guest.getValue()::equals).orElse(true))
                        .map(Map.Entry::getKey)
                        .findFirst();
        oldest.ifPresent(
                guest -> {
                    leave(guest);
                    left.add(guest);
                });
        return oldest.isPresent();
    }

    /** It said CONNECT: its place is its own from now on. */
    synchronized void keep(Channel guest) {
        silent.remove(guest);
    }

    private synchronized void leave(Channel guest) {
        silent.remove(guest);
        Optional.ofNullable(taken.remove(guest))
                .ifPresent(
                        address ->
                                ofAddress.computeIfPresent(
                                        address, (same, count) -> count == 1 ? null : count - 1));
    }

    private static Object address(SocketAddress remote) {
        return remote instanceof InetSocketAddress internet ? internet.getAddress() : remote;
    }
}
