package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.json.JsonObject;
import io.postern.api.link.Outcome;
import io.postern.api.testing.TestEnvelope;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.net.FreePorts;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class ProxyTest {

    @TempDir Path folder;

    /** The proxy alone knows where the broker is. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void goesThroughAProxy(String kind) throws Exception {
        try (var mosquitto = Mosquitto.in(folder).start();
                var proxy = new SmallProxy(mosquitto.port(), kind.equals("http"))) {
            var settings = MqttStation.at(1883, 5);
            settings.put("mqtt_url", "hidden.invalid");
            settings.put("proxy", kind + "://127.0.0.1:" + proxy.port());

            try (var station = MqttStation.sending(settings).open()) {
                var message = TestEnvelope.of("test_type", JsonObject.EMPTY);

                assertThat(station.send(MqttStation.to("a", 1), message).await())
                        .isEqualTo(Outcome.DELIVERED);
                assertThat(proxy.asked()).isEqualTo("hidden.invalid:1883");
            }
        }
    }

    /** As who is no proxy, and does not read what we say. */
    @Test
    void namesAProxyThatResetsTheConnection() throws Exception {
        try (var rude = new ServerSocket(FreePorts.next(), 50, InetAddress.getLoopbackAddress())) {
            SmallProxy.run(() -> reset(rude));
            var settings = MqttStation.at(1883, 5);
            settings.put("proxy", "socks5://127.0.0.1:" + rude.getLocalPort());

            try (var station = MqttStation.sending(settings)) {
                assertThatThrownBy(station::open)
                        .hasMessageEndingWith(
                                "the proxy socks5://127.0.0.1:"
                                        + rude.getLocalPort()
                                        + " does not let us through: it closed the connection");
            }
        }
    }

    private static void reset(ServerSocket rude) throws IOException {
        try (var client = rude.accept()) {
            client.getInputStream().read();
            client.setSoLinger(true, 0);
        }
    }

    /** Takes one connection to one broker, whatever is asked for. */
    private static final class SmallProxy implements AutoCloseable {

        private final ServerSocket server;
        private final int broker;
        private final boolean http;
        private volatile String asked = "";

        SmallProxy(int broker, boolean http) {
            this.broker = broker;
            this.http = http;
            try {
                server = new ServerSocket(FreePorts.next(), 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            run(this::serve);
        }

        int port() {
            return server.getLocalPort();
        }

        String asked() {
            return asked;
        }

        private void serve() throws IOException {
            try (var client = server.accept();
                    var onward = new Socket(InetAddress.getLoopbackAddress(), broker)) {
                if (http) {
                    greetHttp(client);
                } else {
                    greetSocks(client);
                }
                run(() -> onward.getInputStream().transferTo(client.getOutputStream()));
                client.getInputStream().transferTo(onward.getOutputStream());
            }
        }

        private void greetHttp(Socket client) throws IOException {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) client.getInputStream().read());
            }
            asked = head.substring("CONNECT ".length(), head.indexOf(" HTTP"));
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        private void greetSocks(Socket client) throws IOException {
            var in = new DataInputStream(client.getInputStream());
            in.readByte();
            in.readFully(new byte[in.readByte()]);
            client.getOutputStream().write(new byte[] {5, 0});
            in.readFully(new byte[4]);
            var host = new byte[in.readByte()];
            in.readFully(host);
            asked = new String(host, StandardCharsets.US_ASCII) + ":" + in.readUnsignedShort();
            client.getOutputStream().write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
        }

        private interface Job {

            void run() throws IOException;
        }

        private static void run(Job job) {
            var thread =
                    new Thread(
                            () -> {
                                try {
                                    job.run();
                                } catch (IOException e) {
                                    // the test is over
                                    return;
                                }
                            },
                            "test-proxy");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
