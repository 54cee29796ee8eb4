package io.postern.broker.artemis;

import io.postern.api.carrier.Carrier;
import io.postern.api.link.Link;
import io.postern.api.link.LinkException;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeCarrierContext;
import io.postern.api.testing.FakeLinkWatch;
import io.postern.api.testing.RealTime;
import io.postern.broker.BrokerFactory;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.net.FreePorts;
import java.util.HashMap;
import java.util.Map;

/** A broker as the gateway starts it, on a free port. */
public final class TestBroker implements AutoCloseable {

    private final RealTime time = new RealTime();
    private final FakeLinkWatch watch = new FakeLinkWatch();
    private final int port;
    private final Carrier carrier;
    private final Link link;

    private TestBroker(int port, Map<String, Object> settings) throws Exception {
        this.port = port;
        var all = new HashMap<>(settings);
        all.put("port", port);
        var context = new FakeCarrierContext("test", Values.of(all), time);
        carrier = new BrokerFactory().create(context);
        link = carrier.links().get(0);
    }

    public static TestBroker start(Map<String, Object> settings) throws Exception {
        return start(FreePorts.next(), settings);
    }

    public static TestBroker start(int port, Map<String, Object> settings) throws Exception {
        var broker = new TestBroker(port, settings);
        try {
            broker.open();
        } catch (LinkException refused) {
            broker.close();
            throw refused;
        }
        return broker;
    }

    void open() throws LinkException {
        link.open(watch);
    }

    void shut() {
        link.close();
    }

    public int port() {
        return port;
    }

    FakeLinkWatch watch() {
        return watch;
    }

    public Pub pub() {
        return Pub.to(port);
    }

    public Sub sub() {
        return Sub.on(port);
    }

    @Override
    public void close() {
        link.close();
        carrier.close();
        time.close();
    }
}
