package io.postern.mqtt.connect;

import io.postern.api.link.LinkException;
import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.proxy.ProxyStream;
import io.postern.mqtt.stream.BytesIn;
import io.postern.mqtt.stream.TcpStream;
import io.postern.mqtt.stream.Timers;
import io.postern.mqtt.stream.TlsEngines;
import io.postern.mqtt.stream.TlsStream;
import io.postern.mqtt.web.WebSocketStream;
import java.io.IOException;
import java.time.Duration;

/**
 * What lies between a socket and MQTT, on the way to one broker.
 *
 * @param timeout what each step of the way may take
 */
record Layers(Broker broker, Duration timeout) {

    /** TCP, the proxy, TLS, the WebSocket, MQTT. */
    private static final int STEPS = 5;

    /** Reads the files of TLS; blocks. */
    BytesIn over(Timers timers, TcpStream stream, BytesIn mqtt) throws LinkException {
        var top = mqtt;
        if (broker.webSocket().isPresent()) {
            top =
                    new WebSocketStream(
                            broker.webSocket().get(),
                            broker.host(),
                            broker.port(),
                            broker.tls().isPresent(),
                            timers,
                            timeout,
                            stream::fail,
                            top);
        }
        if (broker.tls().isPresent()) {
            top = encrypted(timers, stream, top);
        }
        return broker.proxy().isEmpty()
                ? top
                : new ProxyStream(
                        broker.proxy().get(),
                        broker.host(),
                        broker.port(),
                        timers,
                        timeout,
                        stream::fail,
                        top);
    }

    private BytesIn encrypted(Timers timers, TcpStream stream, BytesIn top) throws LinkException {
        try {
            var engine = TlsEngines.of(broker.tls().orElseThrow(), broker.host(), broker.port());
            return new TlsStream(engine, timers, timeout, stream::fail, top);
        } catch (IOException impossible) {
            throw new LinkException(broker.url() + ": " + impossible.getMessage(), impossible);
        }
    }

    /** How long all steps together may take. */
    Duration bound() {
        return timeout.multipliedBy(STEPS);
    }
}
