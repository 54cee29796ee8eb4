package io.postern.mqtt;

import io.postern.mqtt.broker.Broker;
import java.util.Set;

/**
 * Where a broker is, however the way to it is written: the same place is the same broker.
 *
 * @param host of this machine, always in one form
 */
record BrokerPlace(String host, int port) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    static BrokerPlace of(Broker broker) {
        var host = THIS_MACHINE.contains(broker.host()) ? "127.0.0.1" : broker.host();
        return new BrokerPlace(host, broker.port());
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
