package io.postern.mqtt.reading;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.broker.Tls;
import io.postern.mqtt.broker.WebSocket;
import io.postern.mqtt.setting.BrokerSettings;
import io.postern.mqtt.setting.WantedTls;
import io.postern.mqtt.tls.TlsFiles;
import java.util.Optional;
import java.util.Set;

/** Reads which broker, and the way to it. */
public final class BrokerReading {

    private static final Set<String> OWN_HOSTS = Set.of("localhost", "127.0.0.1", "::1");

    private BrokerReading() {}

    public static Broker read(Values values, Findings findings) {
        var url = UrlReading.read(values, findings);
        var tls = TlsChoice.read(values, url, findings);
        tellOpenPassword(values, url, tls, findings);
        return new Broker(
                url.host(),
                url.port().orElseGet(() -> defaultPort(url, tls)),
                url.webSocket()
                        .map(path -> new WebSocket(path, values.get(BrokerSettings.HEADERS))),
                tls(values, tls),
                url.scheme().isPresent(),
                values.find(BrokerSettings.PROXY));
    }

    /** Encryption that nobody chose is the seed's rule, and with it goes the seed's port. */
    private static int defaultPort(UrlReading url, TlsChoice tls) {
        if (url.webSocket().isPresent()) {
            return tls.encrypted() ? 443 : 80;
        }
        return tls.encrypted() && tls.chosen() ? 8883 : 1883;
    }

    private static Optional<Tls> tls(Values values, TlsChoice choice) {
        var files = values.find(BrokerSettings.TLS).flatMap(WantedTls::files);
        return choice.encrypted()
                ? Optional.of(files.map(Tls.class::cast).orElse(TlsFiles.PLAIN))
                : Optional.empty();
    }

    private static void tellOpenPassword(
            Values values, UrlReading url, TlsChoice tls, Findings findings) {
        if (!tls.encrypted()
                && tls.chosen()
                && values.has(BrokerSettings.PASSWORD)
                && !OWN_HOSTS.contains(url.host())) {
            findings.note(
                    "mqtt_password",
                    "the connection is not encrypted: whoever listens on the network can read the"
                            + " password");
        }
    }
}
