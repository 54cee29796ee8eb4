package io.postern.mqtt.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Values;
import io.postern.mqtt.setting.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsChoiceTest {

    private static final Map<String, Object> LOGIN =
            Map.of("mqtt_url", "h", "mqtt_username", "u", "mqtt_password", "p");

    private final Given given = new Given();

    private String url(Map<String, Object> settings, Object... more) {
        var all = new HashMap<>(settings);
        for (int at = 0; at < more.length; at += 2) {
            all.put(more[at].toString(), more[at + 1]);
        }
        return given.carrier(all).broker().url();
    }

    @Test
    void isOnWithUserAndPasswordAndSaysSo() {
        assertThat(url(LOGIN, "mqtt_port", 8883)).isEqualTo("mqtts://h:8883");
        assertThat(given.findings.notes())
                .containsExactly(
                        "mqtt_password: the connection is encrypted, because user name and password"
                                + " are both set; \"tls\": true says it openly, \"tls\": false"
                                + " turns it off");
    }

    @Test
    void keepsThePortOfPlainConnectionsWhereNobodyChoseEncryption() {
        assertThat(url(LOGIN)).isEqualTo("mqtts://h:1883");
        assertThat(url(LOGIN, "transport", "websockets")).isEqualTo("wss://h:443/mqtt");
    }

    @Test
    void isOffWithAUserAloneAndSaysSo() {
        assertThat(url(Map.of("mqtt_url", "h", "mqtt_username", "u"))).isEqualTo("mqtt://h:1883");
        assertThat(given.findings.notes())
                .containsExactly(
                        "mqtt_username: the connection is not encrypted, because user name and"
                                + " password are not both set; \"tls\": true turns encryption on");
    }

    @Test
    void isAsTheFileSays() {
        assertThat(url(Map.of("mqtt_url", "h"), "tls", true)).isEqualTo("mqtts://h:8883");
        assertThat(url(LOGIN, "tls", true)).isEqualTo("mqtts://h:8883");
        assertThat(url(Map.of("mqtt_url", "h"), "tls", Values.of(Map.of())))
                .isEqualTo("mqtts://h:8883");
        assertThat(url(Map.of("mqtt_url", "mqtts://h"), "tls", true)).isEqualTo("mqtts://h:8883");
        assertThat(given.findings.notes()).isEmpty();
        assertThat(given.findings.problems()).isEmpty();
    }

    @Test
    void warnsOfAPasswordThatTravelsOpenly() {
        assertThat(url(LOGIN, "tls", false)).isEqualTo("mqtt://h:1883");
        assertThat(url(LOGIN, "mqtt_url", "mqtt://localhost")).isEqualTo("mqtt://localhost:1883");
        assertThat(given.findings.notes())
                .containsExactly(
                        "mqtt_password: the connection is not encrypted: whoever listens on the"
                                + " network can read the password");
    }

    @ParameterizedTest
    @CsvSource({"443, true", "8084, true", "8883, true", "8884, true", "1883, false", "80, false"})
    void isByPort(int port, boolean encrypted) {
        var broker =
                given.carrier(Map.of("mqtt_url", "h", "mqtt_port", port, "tls", "by_port"))
                        .broker();

        assertThat(broker.tls().isPresent()).isEqualTo(encrypted);
        assertThat(broker.port()).isEqualTo(port);
    }

    @Test
    void refusesASchemeThatSaysTheOpposite() {
        url(Map.of("mqtt_url", "mqtt://h", "tls", true));
        url(Map.of("mqtt_url", "wss://h", "tls", false));
        url(Map.of("mqtt_url", "mqtt://h:8883", "tls", "by_port"));
        url(Map.of("mqtt_url", "mqtt://h", "tls", Values.of(Map.of("ca", "x"))));

        assertThat(given.findings.problems())
                .containsExactly(
                        "tls: expected what the url's mqtt:// says: not encrypted, found encrypted;"
                                + " leave one of them out",
                        "tls: expected what the url's wss:// says: encrypted, found not encrypted;"
                                + " leave one of them out",
                        "tls: expected what the url's mqtt:// says: not encrypted, found encrypted;"
                                + " leave one of them out",
                        "tls: expected what the url's mqtt:// says: not encrypted, found encrypted;"
                                + " leave one of them out");
    }

    private void tls(Map<String, Object> inside) {
        given.carrier(Map.of("tls", Values.of(inside)));
    }

    @Test
    void checksCertificatesWithoutOpeningThem() {
        tls(Map.of("ca", "/none", "certificate", "/none", "key", "/none"));
        assertThat(given.findings.problems()).isEmpty();

        tls(Map.of("certificate", "a"));
        tls(Map.of("key", "a"));
        tls(Map.of("ca", "a", "truststore", "b"));
        tls(Map.of("keystore", "a", "certificate", "b", "key", "c"));
        tls(Map.of("key_password", "secret"));
        tls(Map.of("truststore_password", "secret"));
        tls(Map.of("protocols", List.of("TLSv1.3", "SSLv3")));
        tls(Map.of("ca", "a\0"));

        assertThat(given.findings.problems())
                .containsExactly(
                        "tls.certificate: expected its private key, \"key\" beside it, found"
                                + " nothing",
                        "tls.key: expected its certificate, \"certificate\" beside it, found"
                                + " nothing",
                        "tls.truststore: expected it instead of \"ca\", found both",
                        "tls.keystore: expected it instead of \"certificate\" and \"key\", found"
                                + " both",
                        "tls.key_password: expected \"key\" or \"keystore\" beside it, found"
                                + " nothing",
                        "tls.truststore_password: expected \"truststore\" beside it, found nothing",
                        "tls.protocols: expected \"TLSv1.2\" or \"TLSv1.3\", found \"SSLv3\"",
                        "tls.ca: expected the name of a file, found one that no file can have: Nul"
                                + " character not allowed");
    }
}
