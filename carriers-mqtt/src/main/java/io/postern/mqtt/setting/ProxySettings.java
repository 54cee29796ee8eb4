package io.postern.mqtt.setting;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.Proxy;
import io.postern.mqtt.broker.Url;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The keys inside {@code proxy}. */
public final class ProxySettings {

    private static final Setting<String> TYPE =
            Setting.choice("type", "The kind of proxy.", "http", "socks4", "socks5");
    private static final Setting<String> HOST = Setting.text("host", "The proxy's host.");
    private static final Setting<Integer> PORT =
            Setting.whole(
                            "port",
                            "The proxy's port. Without it 8080 for http, 1080 for the others.",
                            1,
                            65_535)
                    .optional();
    private static final Setting<String> USERNAME =
            Setting.text("username", "The user name that the proxy asks for.").optional();
    private static final Setting<String> PASSWORD =
            Setting.text("password", "The password that the proxy asks for.").optional().secret();

    static final Settings ALL = Settings.of(TYPE, HOST, PORT, USERNAME, PASSWORD);

    private static final Set<String> KINDS = Set.of("http", "socks4", "socks5");

    private ProxySettings() {}

    /** A url or an object. */
    static Proxy read(Object proxy, Findings findings) {
        return proxy instanceof Values object
                ? object(object, findings)
                : url(proxy.toString(), findings);
    }

    private static Proxy object(Values values, Findings findings) {
        var kind = kind(values.get(TYPE));
        var password = values.find(PASSWORD);
        if (kind == Proxy.Kind.SOCKS4 && password.isPresent()) {
            findings.note("password", "socks4 knows no passwords: it has no effect");
        }
        if (values.find(USERNAME).isEmpty() && password.isPresent()) {
            findings.problem("password", "expected a \"username\" beside it, found nothing");
        }
        return new Proxy(
                kind,
                host(values.get(HOST), findings),
                values.find(PORT).orElse(defaultPort(kind)),
                values.find(USERNAME),
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
        findings.problem("host", "expected the name or address of a host alone");
        return text;
    }

    private static Proxy url(String text, Findings findings) {
        try {
            var url = Url.of(text);
            if (url.scheme().filter(KINDS::contains).isEmpty()
                    || url.path().filter(path -> !path.isEmpty()).isPresent()) {
                throw new IllegalArgumentException(
                        "expected http://HOST:PORT, socks4://HOST:PORT or socks5://HOST:PORT");
            }
            var kind = kind(url.scheme().get());
            return new Proxy(
                    kind,
                    url.host(),
                    url.port().orElse(defaultPort(kind)),
                    Optional.empty(),
                    Optional.empty());
        } catch (IllegalArgumentException fault) {
            findings.problem("", fault.getMessage());
            return new Proxy(Proxy.Kind.HTTP, "", 0, Optional.empty(), Optional.empty());
        }
    }

    private static Proxy.Kind kind(String word) {
        return Proxy.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static int defaultPort(Proxy.Kind kind) {
        return kind == Proxy.Kind.HTTP ? 8080 : 1080;
    }
}
