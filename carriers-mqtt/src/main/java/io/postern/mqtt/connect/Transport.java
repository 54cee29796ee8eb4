package io.postern.mqtt.connect;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttProxyConfig;
import com.hivemq.client.mqtt.MqttProxyProtocol;
import com.hivemq.client.mqtt.MqttWebSocketConfig;
import io.postern.api.link.LinkException;
import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.broker.Proxy;
import io.postern.mqtt.broker.Tls;
import io.postern.mqtt.broker.WebSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The way to a broker, in the library's words. */
final class Transport {

    private final Broker broker;
    private final long timeout;

    Transport(Broker broker, Duration timeout) {
        this.broker = broker;
        this.timeout = timeout.toMillis();
    }

    /**
     * One for each address of the host, or of the proxy. Asks the name service here, on the
     * carrier's thread: the library would do it on the loop that all connections share.
     */
    List<MqttClientTransportConfig> all() throws LinkException {
        var common = MqttClientTransportConfig.builder();
        common.socketConnectTimeout(timeout, TimeUnit.MILLISECONDS);
        common.mqttConnectTimeout(timeout, TimeUnit.MILLISECONDS);
        if (broker.tls().isPresent()) {
            common.sslConfig(ssl(broker.tls().get()));
        }
        broker.webSocket().ifPresent(socket -> common.webSocketConfig(webSocket(socket)));
        var base = common.build();
        if (broker.proxy().isPresent()) {
            return through(broker.proxy().get(), base);
        }
        return resolved(broker.host())
                .map(address -> new InetSocketAddress(address, broker.port()))
                .map(address -> base.extend().serverAddress(address).build())
                .toList();
    }

    private List<MqttClientTransportConfig> through(Proxy proxy, MqttClientTransportConfig base)
            throws LinkException {
        var target = InetSocketAddress.createUnresolved(broker.host(), broker.port());
        return resolved(proxy.host())
                .map(
                        address ->
                                base.extend()
                                        .serverAddress(target)
                                        .proxyConfig(proxy(proxy, address))
                                        .build())
                .toList();
    }

    private Stream<InetAddress> resolved(String host) throws LinkException {
        try {
            return Stream.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            throw new LinkException(
                    broker.url()
                            + ": no host of the name \""
                            + host
                            + "\" is known; look at its spelling, and at the network",
                    unknown);
        }
    }

    private MqttProxyConfig proxy(Proxy proxy, InetAddress address) {
        return MqttProxyConfig.builder()
                .protocol(protocol(proxy.kind()))
                .address(new InetSocketAddress(address, proxy.port()))
                .username(proxy.username().orElse(null))
                .password(proxy.password().orElse(null))
                .handshakeTimeout(timeout, TimeUnit.MILLISECONDS)
                .build();
    }

    private static MqttProxyProtocol protocol(Proxy.Kind kind) {
        return switch (kind) {
            case HTTP -> MqttProxyProtocol.HTTP;
            case SOCKS4 -> MqttProxyProtocol.SOCKS_4;
            case SOCKS5 -> MqttProxyProtocol.SOCKS_5;
        };
    }

    private MqttClientSslConfig ssl(Tls tls) throws LinkException {
        var protocols = tls.protocols();
        return MqttClientSslConfig.builder()
                .trustManagerFactory(tls.trust().orElse(null))
                .keyManagerFactory(tls.identity().orElse(null))
                .protocols(protocols.isEmpty() ? null : protocols)
                .handshakeTimeout(timeout, TimeUnit.MILLISECONDS)
                .build();
    }

    private MqttWebSocketConfig webSocket(WebSocket socket) {
        return MqttWebSocketConfig.builder()
                .serverPath(socket.path())
                .httpHeaders(socket.headers())
                .handshakeTimeout(timeout, TimeUnit.MILLISECONDS)
                .build();
    }
}
