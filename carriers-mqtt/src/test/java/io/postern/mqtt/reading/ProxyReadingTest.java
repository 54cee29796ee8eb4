package io.postern.mqtt.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Values;
import io.postern.mqtt.broker.Proxy;
import io.postern.mqtt.setting.Given;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxyReadingTest {

    private final Given given = new Given();

    private Optional<Proxy> proxy(Object proxy) {
        return given.carrier(Map.of("proxy", proxy)).broker().proxy();
    }

    private static Optional<Proxy> open(Proxy.Kind kind, String host, int port) {
        return Optional.of(new Proxy(kind, host, port, Optional.empty(), Optional.empty()));
    }

    @Test
    void readsAUrl() {
        assertThat(proxy("http://p:3128")).isEqualTo(open(Proxy.Kind.HTTP, "p", 3128));
        assertThat(proxy("http://p")).isEqualTo(open(Proxy.Kind.HTTP, "p", 8080));
        assertThat(proxy("SOCKS4://p/")).isEqualTo(open(Proxy.Kind.SOCKS4, "p", 1080));
        assertThat(proxy("socks5://[::1]:9")).isEqualTo(open(Proxy.Kind.SOCKS5, "::1", 9));
        assertThat(given.findings.problems()).isEmpty();
    }

    @Test
    void readsAnObject() {
        var proxy =
                proxy(
                        Values.of(
                                Map.of(
                                        "type",
                                        "socks5",
                                        "host",
                                        "p",
                                        "username",
                                        "u",
                                        "password",
                                        "secret")));

        assertThat(proxy)
                .contains(
                        new Proxy(
                                Proxy.Kind.SOCKS5,
                                "p",
                                1080,
                                Optional.of("u"),
                                Optional.of("secret")));
        assertThat(proxy.toString()).doesNotContain("secret");
        assertThat(given.findings.problems()).isEmpty();
    }

    @Test
    void tellsWhatItCannotUse() {
        proxy("p:8080");
        proxy("ftp://p");
        proxy("http://user:secret@p");
        proxy(Values.of(Map.of("type", "http", "host", "http://p")));
        proxy(Values.of(Map.of("type", "http", "host", "a b")));
        proxy(Values.of(Map.of("type", "http", "host", "p", "password", "secret")));

        assertThat(given.findings.problems())
                .containsExactly(
                        "proxy: expected http://HOST:PORT, socks4://HOST:PORT or"
                                + " socks5://HOST:PORT",
                        "proxy: expected http://HOST:PORT, socks4://HOST:PORT or"
                                + " socks5://HOST:PORT",
                        "proxy: expected no user name and password in it; they have keys of their"
                                + " own",
                        "proxy.host: expected the name or address of a host alone",
                        "proxy.host: expected the name or address of a host alone",
                        "proxy.password: expected a \"username\" beside it, found nothing");
    }
}
