package io.postern.broker.artemis;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.net.FreePorts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which web pages get to the broker through a browser on its machine. */
@Timeout(180)
class WebSocketTest {

    private static final String TAKEN = "HTTP/1.1 101 ";

    @ParameterizedTest
    @ValueSource(strings = {"", "Origin: http://evil.example\r\n", "Origin: null\r\n"})
    void areNoneWithoutAPortForThem(String origin) throws Exception {
        try (var broker = TestBroker.start(Map.of());
                var page =
                        new RawMqttClient(broker.port()).upgrade("Host: localhost\r\n" + origin)) {
            assertThat(page.rest()).doesNotContain("101");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example,http://evil.example",
        "null,null",
        "http://localhost,http://localhost",
        "http://localhost:1,http://localhost:1",
        "https://localhost:PORT,https://localhost:PORT",
        "HTTP://EVIL.EXAMPLE,HTTP://EVIL.EXAMPLE",
    })
    void refuseAForeignPage(String origin, String shown) throws Exception {
        int web = FreePorts.next();
        try (var broker = TestBroker.start(Map.of("websocket_port", web));
                var page = asks(web, "localhost:PORT", "Origin: " + origin + "\r\n")) {
            assertThat(page.rest())
                    .startsWith("HTTP/1.1 403 ")
                    .endsWith(
                            at(
                                    web,
                                    "\r\n\r\nOrigin: expected \"http://localhost:PORT\" or one of \"websocket_origins\", found \""
                                            + shown
                                            + "\"\n"));
            assertThat(broker.port()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:PORT", "localhost.evil.example:PORT"})
    void refuseAForeignNameOfThisMachine(String host) throws Exception {
        int web = FreePorts.next();
        try (var broker = TestBroker.start(Map.of("websocket_port", web));
                var page = asks(web, host, "Origin: http://" + host + "\r\n")) {
            assertThat(page.rest())
                    .startsWith("HTTP/1.1 403 ")
                    .contains(
                            at(
                                    web,
                                    "Host: expected localhost, 127.0.0.1, [::1], found \""
                                            + host
                                            + "\""));
            assertThat(broker.port()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Origin: http://localhost:PORT\r\n",
                "Origin: http://panel.example:8080\r\n",
            })
    void takeProgramsOwnPagesAndTheOnesNamed(String origin) throws Exception {
        int web = FreePorts.next();
        var settings =
                Map.<String, Object>of(
                        "websocket_port",
                        web,
                        "websocket_origins",
                        List.of("http://panel.example:8080"));
        try (var broker = TestBroker.start(settings);
                var page = asks(web, "localhost:PORT", origin)) {
            assertThat(page.read(TAKEN.length())).isEqualTo(TAKEN);
            assertThat(broker.port()).isPositive();
        }
    }

    @Test
    void refuseTwoOrigins() throws Exception {
        int web = FreePorts.next();
        try (var broker = TestBroker.start(Map.of("websocket_port", web));
                var page =
                        asks(
                                web,
                                "localhost:PORT",
                                "Origin: http://localhost:PORT\r\nOrigin: http://evil\r\n")) {
            assertThat(page.rest()).startsWith("HTTP/1.1 403 ");
            assertThat(broker.port()).isPositive();
        }
    }

    private static RawMqttClient asks(int web, String host, String headers) throws Exception {
        return new RawMqttClient(web).upgrade(at(web, "Host: " + host + "\r\n" + headers));
    }

    private static String at(int port, String text) {
        return text.replace("PORT", Integer.toString(port));
    }
}
