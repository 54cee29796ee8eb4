package io.postern.mqtt.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mqtt.broker.Tls;
import java.io.IOException;
import javax.net.ssl.SSLContext;

/** A layer of TLS with a server at the other end. */
final class TlsPair {

    final FakeWay way = new FakeWay();
    final TlsServer server;
    final TlsStream stream;

    TlsPair(Tls tls, String host, TlsServer server) throws Exception {
        this.server = server;
        stream =
                new TlsStream(
                        TlsEngines.of(tls, host, 8883),
                        way,
                        FakeWay.TIMEOUT,
                        way.failures::add,
                        way.above);
    }

    TlsPair(Tls tls, SSLContext server, String protocol) throws Exception {
        this(tls, "localhost", TlsServer.of(server, protocol, false));
    }

    TlsPair begun() throws IOException {
        stream.opened(way.below);
        return this;
    }

    TlsPair opened() throws IOException {
        begun().exchange(Integer.MAX_VALUE);
        assertThat(way.above.isOpen()).isTrue();
        return this;
    }

    /** Until neither has anything more to say. */
    void exchange(int piece) throws IOException {
        var bytes = way.below.sent();
        while (bytes.length > 0) {
            server.take(bytes);
            feed(piece);
            bytes = way.below.sent();
        }
    }

    /** What the server has sent. */
    void feed(int piece) throws IOException {
        FakeWay.feed(stream, server.sent(), piece);
    }

    void feed() throws IOException {
        feed(Integer.MAX_VALUE);
    }
}
