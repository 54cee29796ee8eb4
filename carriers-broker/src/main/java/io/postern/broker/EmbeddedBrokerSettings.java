package io.postern.broker;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import io.postern.broker.Access.Permission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the {@code carriers/} file of a broker may set. */
final class EmbeddedBrokerSettings {

    static final Setting<Integer> PORT =
            Setting.whole("port", "The port where MQTT clients connect.", 1, 65_535).orElse(1_883);
    static final Setting<String> HOST =
            Setting.text(
                            "host",
                            "The address to listen on. 127.0.0.1 is for programs on this machine"
                                    + " only; \"0.0.0.0\" is every network of it and needs"
                                    + " \"users\".")
                    .orElse("127.0.0.1");
    static final Setting<Integer> WEBSOCKET_PORT =
            Setting.whole(
                            "websocket_port",
                            "A second port, for MQTT over WebSockets, at any path. Without it"
                                    + " there are none.",
                            1,
                            65_535)
                    .optional();
    static final Setting<List<String>> WEBSOCKET_ORIGINS =
            Setting.texts(
                            "websocket_origins",
                            "The web pages that may connect, such as \"http://panel:8080\". Others"
                                    + " are refused; programs, which name no page, are not.")
                    .orElse(List.of())
                    .withoutKeywords();
    static final Setting<Map<String, String>> USERS =
            Setting.<Map<String, String>>of(
                            "users",
                            "Who may connect: the password of each name, best as"
                                    + " \"${file:NAME}\". Without it everybody on this machine"
                                    + " may.",
                            new Shape.Mapping(new Shape.Text(false)))
                    .orElse(Map.of())
                    .secret();
    static final Setting<Boolean> ANONYMOUS =
            Setting.flag(
                            "anonymous",
                            "Whether clients may also connect without a name where there are"
                                    + " \"users\"; only on 127.0.0.1.")
                    .orElse(false);
    static final Setting<List<String>> PUBLISH =
            Setting.texts("publish", "The topics to publish on, as filters with + and #.")
                    .orElse(List.of())
                    .withoutKeywords();
    static final Setting<List<String>> SUBSCRIBE =
            Setting.texts("subscribe", "The topics to subscribe to, as filters with + and #.")
                    .orElse(List.of())
                    .withoutKeywords();
    static final Setting<Map<String, Values>> PERMISSIONS =
            Setting.<Map<String, Values>>of(
                            "permissions",
                            "The topics each user may use; \"anonymous\" is for clients without a"
                                    + " name. Who is not named here may use all.",
                            new Shape.Mapping(new Shape.Group(Settings.of(PUBLISH, SUBSCRIBE))))
                    .orElse(Map.of());
    static final Setting<Path> FOLDER =
            Setting.path(
                            "folder",
                            "The folder for retained messages, sessions and what waits in them, so"
                                    + " that they outlive a restart; made where it is missing."
                                    + " Without it nothing is kept.")
                    .optional();
    static final Setting<Path> CERTIFICATE =
            Setting.path("certificate", "PEM file with the broker's certificate, or its chain.")
                    .optional();
    static final Setting<Path> KEY =
            Setting.path("key", "PEM file with the certificate's key, unencrypted PKCS8.")
                    .optional();
    static final Setting<Path> KEYSTORE =
            Setting.path("keystore", "PKCS12 file with both, in place of the two PEM files.")
                    .optional();
    static final Setting<String> KEYSTORE_PASSWORD =
            Setting.text("keystore_password", "The password of the PKCS12 file.")
                    .optional()
                    .secret();
    static final Setting<BrokerTls> TLS =
            Setting.group(
                            "tls",
                            "Encrypts both ports. Without it passwords travel as they are.",
                            CERTIFICATE,
                            KEY,
                            KEYSTORE,
                            KEYSTORE_PASSWORD)
                    .as(EmbeddedBrokerSettings::tls)
                    .optional();
    static final Setting<Long> MAX_PACKET =
            Setting.size(
                            "max_packet",
                            "The largest MQTT packet taken. Who sends a larger one is"
                                    + " disconnected.")
                    .orElse(1_000_000L);
    static final Setting<Integer> MAX_QUEUED =
            Setting.whole(
                            "max_queued",
                            "How many messages wait for one subscription whose client is slow or"
                                    + " away; then the oldest is dropped for each new one, as it is"
                                    + " when they take half of what \"max_memory\" has free.",
                            1,
                            1_000_000)
                    .orElse(10_000);
    static final Setting<Long> MAX_MEMORY =
            Setting.size(
                            "max_memory",
                            "How much all waiting messages may take of the gateway's memory; then"
                                    + " no more is taken: MQTT 5 clients are told that the quota is"
                                    + " exceeded, 3.1.1 clients are disconnected, and both may try"
                                    + " again.")
                    .orElse(32_000_000L);
    static final Setting<Integer> MAX_CLIENTS =
            Setting.whole(
                            "max_clients",
                            "How many clients may be connected to each port; the next is turned"
                                    + " away.",
                            1,
                            100_000)
                    .orElse(1_000);
    static final Setting<Integer> MAX_CLIENTS_PER_ADDRESS =
            Setting.whole(
                            "max_clients_per_address",
                            "How many of them may come from one address, this machine included.",
                            1,
                            100_000)
                    .orElse(250);
    static final Setting<Duration> SESSION_EXPIRY =
            Setting.span(
                            "session_expiry",
                            "How long the session of an MQTT 3.1.1 client is kept while it is away;"
                                    + " MQTT 5 clients say it themselves.")
                    .orElse(Duration.ofDays(7));

    private EmbeddedBrokerSettings() {}

    static Plan plan(String name, Values settings) {
        return new Plan(
                name,
                settings.get(HOST).replaceAll("^\\[|]$", ""),
                settings.get(PORT),
                settings.find(WEBSOCKET_PORT),
                settings.get(WEBSOCKET_ORIGINS).stream()
                        .map(EmbeddedBrokerSettings::lower)
                        .toList(),
                settings.find(FOLDER),
                access(settings),
                limits(settings),
                settings.find(TLS));
    }

    private static String lower(String origin) {
        return origin.toLowerCase(Locale.ROOT);
    }

    private static Access access(Values settings) {
        var users = settings.get(USERS);
        var permissions = new LinkedHashMap<String, Permission>();
        settings.get(PERMISSIONS)
                .forEach(
                        (user, allowed) ->
                                permissions.put(
                                        user,
                                        new Permission(
                                                allowed.get(PUBLISH), allowed.get(SUBSCRIBE))));
        return new Access(users, users.isEmpty() || settings.get(ANONYMOUS), permissions);
    }

    private static BrokerLimits limits(Values settings) {
        return new BrokerLimits(
                Math.toIntExact(settings.get(MAX_PACKET)),
                settings.get(MAX_MEMORY),
                settings.get(MAX_QUEUED),
                settings.get(MAX_CLIENTS),
                settings.get(MAX_CLIENTS_PER_ADDRESS),
                settings.get(SESSION_EXPIRY));
    }

    private static BrokerTls tls(Values tls, Findings findings) {
        boolean pem = tls.has(CERTIFICATE) || tls.has(KEY);
        if (pem == tls.has(KEYSTORE)) {
            findings.problem(
                    "",
                    "expected either \"certificate\" and \"key\" or \"keystore\", found "
                            + (pem ? "both" : "neither"));
        }
        if (tls.has(CERTIFICATE) != tls.has(KEY)) {
            findings.problem("", "expected \"certificate\" and \"key\" together, found one");
        }
        var none = Path.of("");
        return tls.has(KEYSTORE)
                ? new BrokerTls.Pkcs12(
                        tls.find(KEYSTORE).orElse(none), tls.find(KEYSTORE_PASSWORD).orElse(""))
                : new BrokerTls.Pem(tls.find(CERTIFICATE).orElse(none), tls.find(KEY).orElse(none));
    }
}
