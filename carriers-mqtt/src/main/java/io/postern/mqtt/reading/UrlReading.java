package io.postern.mqtt.reading;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.Url;
import io.postern.mqtt.setting.BrokerSettings;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code mqtt_url} together with {@code mqtt_port}, {@code transport} and {@code path}.
 *
 * @param port empty where nothing says one
 * @param webSocket the path without its leading slash; empty for plain TCP
 */
record UrlReading(
        Optional<Scheme> scheme, String host, Optional<Integer> port, Optional<String> webSocket) {

    private static final String DEFAULT_PATH = "mqtt";

    static UrlReading read(Values values, Findings findings) {
        var url = url(values, findings);
        var scheme = scheme(url, findings);
        boolean webSocket = webSocket(values, scheme, findings);
        if (!webSocket) {
            tellUnusedPath(values, url, findings);
        }
        return new UrlReading(
                scheme,
                url.host(),
                port(values, url, findings),
                webSocket ? Optional.of(path(values, url, findings)) : Optional.empty());
    }

    private static Url url(Values values, Findings findings) {
        try {
            return Url.of(values.get(BrokerSettings.URL));
        } catch (IllegalArgumentException fault) {
            findings.problem("mqtt_url", fault.getMessage());
            return Url.of("127.0.0.1");
        }
    }

    private static Optional<Scheme> scheme(Url url, Findings findings) {
        var scheme = url.scheme().flatMap(Scheme::of);
        if (url.scheme().isPresent() && scheme.isEmpty()) {
            findings.problem(
                    "mqtt_url",
                    "expected mqtt://, mqtts://, ws:// or wss://, found "
                            + url.scheme().get()
                            + "://");
        }
        return scheme;
    }

    private static boolean webSocket(Values values, Optional<Scheme> scheme, Findings findings) {
        var transport = values.find(BrokerSettings.TRANSPORT);
        boolean wanted = transport.filter(BrokerSettings.WEBSOCKETS::equals).isPresent();
        if (scheme.isEmpty()) {
            return wanted;
        }
        if (transport.isPresent() && wanted != scheme.get().webSocket) {
            findings.problem(
                    "transport",
                    "expected what the url's "
                            + scheme.get().word()
                            + ":// says, found \""
                            + transport.get()
                            + "\"; leave one of them out");
        }
        return scheme.get().webSocket;
    }

    private static Optional<Integer> port(Values values, Url url, Findings findings) {
        var port = values.find(BrokerSettings.PORT);
        if (port.isPresent() && url.port().isPresent() && !port.equals(url.port())) {
            findings.problem(
                    "mqtt_port",
                    "expected the port of \"mqtt_url\", which is "
                            + url.port().get()
                            + ", found "
                            + port.get()
                            + "; leave one of them out");
        }
        return url.port().or(() -> port);
    }

    private static String path(Values values, Url url, Findings findings) {
        var key = values.find(BrokerSettings.PATH).map(UrlReading::withoutSlash);
        if (key.isPresent() && url.path().isPresent() && !key.equals(url.path())) {
            findings.problem(
                    "path",
                    "expected the path of \"mqtt_url\", found another; leave one of them out");
        }
        return url.path().or(() -> key).orElse(DEFAULT_PATH);
    }

    private static String withoutSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static void tellUnusedPath(Values values, Url url, Findings findings) {
        if (url.path().filter(path -> !path.isEmpty()).isPresent()) {
            findings.problem(
                    "mqtt_url",
                    "expected a path only for WebSockets, found one; write ws:// or wss:// before"
                            + " the host, or set \"transport\": \"websockets\"");
        }
        for (var setting : List.of(BrokerSettings.PATH, BrokerSettings.HEADERS)) {
            if (values.has(setting)) {
                findings.note(
                        setting.name(),
                        "expected only with WebSockets, found it without: it has no effect");
            }
        }
    }
}
