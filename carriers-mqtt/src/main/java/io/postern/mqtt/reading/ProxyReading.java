package io.postern.mqtt.reading;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.Proxy;
import io.postern.mqtt.setting.BrokerSettings;
import io.postern.mqtt.setting.ProxySettings;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code proxy}, as a url or as an object. */
final class ProxyReading {

    private static final Set<String> KINDS = Set.of("http", "socks4", "socks5");

    private ProxyReading() {}

    static Optional<Proxy> read(Values values, Findings findings) {
        return values.find(BrokerSettings.PROXY)
                .flatMap(
                        proxy ->
                                proxy instanceof Values object
                                        ? Optional.of(object(object, findings))
                                        : url(proxy.toString(), findings));
    }

    private static Proxy object(Values values, Findings findings) {
        var kind = kind(values.get(ProxySettings.TYPE));
        var password = values.find(ProxySettings.PASSWORD);
        if (kind == Proxy.Kind.SOCKS4 && password.isPresent()) {
            findings.note("proxy.password", "socks4 knows no passwords: it has no effect");
        }
        if (values.find(ProxySettings.USERNAME).isEmpty() && password.isPresent()) {
            findings.problem("proxy.password", "expected a \"username\" beside it, found nothing");
        }
        return new Proxy(
                kind,
                host(values.get(ProxySettings.HOST), findings),
                values.find(ProxySettings.PORT).orElse(defaultPort(kind)),
                values.find(ProxySettings.USERNAME),
                password);
    }

    private static String host(String text, Findings findings) {
        try {
            var url = Url.of(text);
            if (url.scheme().isEmpty() && url.port().isEmpty() && url.path().isEmpty()) {
                return url.host();
            }
        } catch (IllegalArgumentException told) {
            // below, in the same words
        }
        findings.problem("proxy.host", "expected the name or address of a host alone");
        return text;
    }

    private static Optional<Proxy> url(String text, Findings findings) {
        try {
            var url = Url.of(text);
            if (url.scheme().filter(KINDS::contains).isEmpty()
                    || url.path().filter(path -> !path.isEmpty()).isPresent()) {
                throw new IllegalArgumentException(
                        "expected http://HOST:PORT, socks4://HOST:PORT or socks5://HOST:PORT");
            }
            var kind = kind(url.scheme().get());
            return Optional.of(
                    new Proxy(
                            kind,
                            url.host(),
                            url.port().orElse(defaultPort(kind)),
                            Optional.empty(),
                            Optional.empty()));
        } catch (IllegalArgumentException fault) {
            findings.problem("proxy", fault.getMessage());
            return Optional.empty();
        }
    }

    private static Proxy.Kind kind(String word) {
        return Proxy.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static int defaultPort(Proxy.Kind kind) {
        return kind == Proxy.Kind.HTTP ? 8080 : 1080;
    }
}
