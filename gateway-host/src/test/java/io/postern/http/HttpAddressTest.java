package io.postern.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAddressTest {

    @Test
    void readsLoopbackAddresses() {
        assertThat(HttpAddress.parse("127.0.0.1:8080"))
                .contains(new HttpAddress("127.0.0.1", 8080));
        assertThat(HttpAddress.parse("localhost:0")).contains(new HttpAddress("localhost", 0));
        assertThat(HttpAddress.parse("[::1]:65535").orElseThrow()).hasToString("[::1]:65535");
        assertThat(HttpAddress.parse("off")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8080", ":8080", "on"})
    void saysWhatItTakes(String text) {
        assertThatThrownBy(() -> HttpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--http: expected HOST:PORT or off, found \"" + text + "\"");
    }

    @Test
    void saysWhatAPortIs() {
        assertThatThrownBy(() -> HttpAddress.parse("127.0.0.1:65536"))
                .hasMessage(
                        "--http: expected a port from 0 to 65535, found \"65536\" in"
                                + " \"127.0.0.1:65536\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:8080", "192.168.1.2:80", "[::]:80", "127.0.0.1.evil.org:80"})
    void refusesOtherMachinesUntilThereArePasswords(String text) {
        assertThatThrownBy(() -> HttpAddress.parse(text))
                .hasMessage(
                        "--http: expected localhost or a loopback address such as 127.0.0.1 (other"
                                + " machines may not connect as long as there are no passwords),"
                                + " found \""
                                + text
                                + "\"");
    }
}
