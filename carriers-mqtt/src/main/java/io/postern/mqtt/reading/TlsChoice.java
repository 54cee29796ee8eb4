package io.postern.mqtt.reading;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.mqtt.setting.BrokerSettings;
import io.postern.mqtt.setting.WantedTls;
import java.util.Set;

/**
 * Decides whether a connection is encrypted: by the url's scheme, by {@code tls}, or else by user
 * name and password being there.
 *
 * @param chosen whether scheme or {@code tls} decided
 */
record TlsChoice(boolean encrypted, boolean chosen) {

    private static final Set<Integer> PORTS = Set.of(443, 8084, 8883, 8884);

    static TlsChoice read(Values values, UrlReading url, Findings findings) {
        var byTls = values.find(BrokerSettings.TLS).map(tls -> wanted(tls, url));
        var byScheme = url.scheme().map(scheme -> scheme.encrypted);
        if (byTls.isPresent() && byScheme.isPresent() && !byTls.equals(byScheme)) {
            findings.problem(
                    "tls",
                    "expected what the url's "
                            + url.scheme().get().word()
                            + ":// says: "
                            + words(byScheme.get())
                            + ", found "
                            + words(byTls.get())
                            + "; leave one of them out");
        }
        return byScheme.or(() -> byTls)
                .map(encrypted -> new TlsChoice(encrypted, true))
                .orElseGet(() -> byLogin(values, findings));
    }

    private static String words(boolean encrypted) {
        return encrypted ? "encrypted" : "not encrypted";
    }

    private static boolean wanted(WantedTls tls, UrlReading url) {
        return tls.on().orElseGet(() -> url.port().filter(PORTS::contains).isPresent());
    }

    private static TlsChoice byLogin(Values values, Findings findings) {
        boolean user = values.has(BrokerSettings.USERNAME);
        boolean password = values.has(BrokerSettings.PASSWORD);
        if (user && password) {
            findings.note(
                    "mqtt_password",
                    "the connection is encrypted, because user name and password are both set;"
                            + " \"tls\": true says it openly, \"tls\": false turns it off");
        } else if (user || password) {
            findings.note(
                    user ? "mqtt_username" : "mqtt_password",
                    "the connection is not encrypted, because user name and password are not both"
                            + " set; \"tls\": true turns encryption on");
        }
        return new TlsChoice(user && password, false);
    }
}
