package io.postern.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '', 127.0.0.1, 0, -",
        "cloud_broker_url, '', cloud_broker_url, 0, -",
        "Farm.Example.COM:1884, '', farm.example.com, 1884, -",
        "mqtts://h, mqtts, h, 0, -",
        "WSS://h:8084/mqtt/x, wss, h, 8084, mqtt/x",
        "ws://h/, ws, h, 0, ''",
        "[::1], '', ::1, 0, -",
        "[2001:DB8::1]:8883, '', 2001:db8::1, 8883, -",
        "mqtt://[fe80::1%eth0]:1883, mqtt, fe80::1%eth0, 1883, -",
        "::1, '', ::1, 0, -"
    })
    void takesAnAddressApart(String text, String scheme, String host, int port, String path) {
        assertThat(Url.of(text))
                .isEqualTo(
                        new Url(
                                Optional.of(scheme).filter(s -> !s.isEmpty()),
                                host,
                                Optional.of(port).filter(p -> p > 0),
                                Optional.of(path).filter(p -> !p.equals("-"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "mqtt://",
                "h:",
                "h:0",
                "h:65536",
                "h:99999999999",
                "h:x",
                "[::1",
                "[h]",
                "[::1]x",
                "a b",
                "mqtt:h:1",
                "://h",
                "h:1:2x",
                "\0",
                "h\n",
                "a,b"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Url.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected ");
    }

    @Test
    void neverQuotesAPassword() {
        assertThatThrownBy(() -> Url.of("mqtt://user:secret@h:1883"))
                .hasMessage(
                        "expected no user name and password in it; they have keys of their own");
    }

    @Test
    void readsOrRefusesAnyText() {
        var random = new Random(19);
        for (int left = 50_000; left > 0; left--) {
            var text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append("mqtws:/[]@.:1209a-%# \0é\ud83d".charAt(random.nextInt(24)));
            }
            try {
                var url = Url.of(text.toString());
                assertThat(url.host()).isNotEmpty().doesNotContain("/", "@", " ");
            } catch (IllegalArgumentException told) {
                assertThat(told).hasMessageStartingWith("expected ");
            }
        }
    }
}
