package io.postern.mqtt.setting;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.mqtt.broker.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The keys of a {@code carriers/} file that say which broker, and how to reach it. */
public final class BrokerSettings {

    public static final String WEBSOCKETS = "websockets";
    static final String BY_PORT = "by_port";

    public static final Setting<String> URL =
            Setting.text(
                            "mqtt_url",
                            "The broker: a host name or address, or"
                                    + " mqtt://HOST:PORT, mqtts://HOST:PORT (encrypted),"
                                    + " ws://HOST:PORT/PATH, wss://HOST:PORT/PATH (encrypted)."
                                    + " An IPv6 address stands in brackets, such as [::1].")
                    .orElse("127.0.0.1");
    public static final Setting<Integer> PORT =
            Setting.whole(
                            "mqtt_port",
                            "The broker's port. Without it, and with none in the url: 1883; with"
                                    + " mqtts or \"tls\": true 8883; with WebSockets 80, encrypted"
                                    + " 443.",
                            1,
                            65_535)
                    .optional();
    public static final Setting<String> USERNAME =
            Setting.text("mqtt_username", "The user name to log in with.").optional();
    public static final Setting<String> PASSWORD =
            Setting.text(
                            "mqtt_password",
                            "The password to log in with. With user name and password the"
                                    + " connection is encrypted, unless the url's scheme or \"tls\""
                                    + " says otherwise.")
                    .optional()
                    .secret();
    public static final Setting<String> TRANSPORT =
            Setting.choice(
                            "transport",
                            "What carries MQTT. Without it the url's scheme says; without that,"
                                    + " tcp.",
                            "tcp",
                            WEBSOCKETS)
                    .optional();
    public static final Setting<String> PATH =
            Setting.anyText(
                            "path",
                            "The path of the WebSocket. Without it the url's; without that, mqtt.")
                    .optional();
    public static final Setting<Map<String, String>> HEADERS =
            Setting.<Map<String, String>>of(
                            "headers",
                            "Headers to add to the WebSocket's HTTP request, such as a token.",
                            new Shape.Mapping(new Shape.Text(true)))
                    .orElse(Map.of())
                    .secret();
    public static final Setting<Duration> CONNECT_TIMEOUT =
            Setting.span("connect_timeout", "How long connecting may take before it is given up.")
                    .orElse(Duration.ofSeconds(10))
                    .checked(WholeSeconds::positive);
    public static final Setting<WantedTls> TLS =
            Setting.<Object>of(
                            "tls",
                            "Encryption: true, false, \"by_port\" (on for 443, 8084, 8883 and"
                                    + " 8884), or an object with certificates, which is on."
                                    + " Without it the url's scheme says; without that it is on"
                                    + " exactly when user name and password are both set.",
                            new Shape.Either(
                                    List.of(
                                            new Shape.Flag(),
                                            new Shape.Choice(List.of(BY_PORT)),
                                            new Shape.Group(TlsSettings.ALL))))
                    .as(WantedTls::read)
                    .optional();
    public static final Setting<Proxy> PROXY =
            Setting.<Object>of(
                            "proxy",
                            "A proxy on the way to the broker: http://HOST:PORT,"
                                    + " socks4://HOST:PORT, socks5://HOST:PORT, or an object where"
                                    + " it asks for a user name.",
                            new Shape.Either(
                                    List.of(
                                            new Shape.Text(false),
                                            new Shape.Group(ProxySettings.ALL))))
                    .as(ProxySettings::read)
                    .optional();

    private BrokerSettings() {}
}
