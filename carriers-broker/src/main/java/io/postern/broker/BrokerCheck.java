package io.postern.broker;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import java.util.List;
import java.util.regex.Pattern;

/** What the descriptions of a broker's settings cannot say. */
final class BrokerCheck {

    private static final long LARGEST_PACKET = 268_435_455;
    private static final long LEAST_PACKET = 1_000;
    private static final long LEAST_MEMORY = 1_000_000;

    private static final Pattern ORIGIN = Pattern.compile("(?i)https?://[^/\\s*]+");

    private final Values settings;
    private final Findings findings;

    BrokerCheck(Values settings, Findings findings) {
        this.settings = settings;
        this.findings = findings;
    }

    void run() {
        checkWhoMayConnect();
        checkPermissions();
        checkPorts();
        checkLimits();
    }

    private void checkWhoMayConnect() {
        var host = settings.get(EmbeddedBrokerSettings.HOST);
        boolean open = !Loopback.names(host);
        boolean named = !settings.get(EmbeddedBrokerSettings.USERS).isEmpty();
        if (open && !named) {
            findings.problem(
                    "host",
                    "expected \"users\" beside a host that other machines reach, found \""
                            + host
                            + "\" without: add them, or listen on 127.0.0.1");
        }
        if (open && settings.get(EmbeddedBrokerSettings.ANONYMOUS)) {
            findings.problem(
                    "anonymous",
                    "expected clients to have a name where other machines reach \"host\", found"
                            + " true");
        }
        if (!named && settings.has(EmbeddedBrokerSettings.ANONYMOUS)) {
            findings.note(
                    "anonymous",
                    "expected only beside \"users\", found it without: everybody on this machine"
                            + " may connect");
        }
        if (open && named && !settings.has(EmbeddedBrokerSettings.TLS)) {
            findings.note(
                    "host",
                    "passwords and messages can be read on the network: \"tls\" hides them");
        }
    }

    private void checkPermissions() {
        var users = settings.get(EmbeddedBrokerSettings.USERS);
        settings.get(EmbeddedBrokerSettings.PERMISSIONS)
                .forEach(
                        (user, allowed) -> {
                            if (!users.containsKey(user) && !user.equals(Access.ANONYMOUS)) {
                                findings.problem(
                                        "permissions",
                                        "expected names that \"users\" has, found \""
                                                + user
                                                + "\"");
                            }
                            checkFilters(user, EmbeddedBrokerSettings.PUBLISH, allowed);
                            checkFilters(user, EmbeddedBrokerSettings.SUBSCRIBE, allowed);
                        });
        if (users.containsKey(Access.ANONYMOUS)) {
            findings.problem(
                    "users",
                    "expected another name than \"anonymous\": it stands for clients without one");
        }
    }

    private void checkFilters(String user, Setting<List<String>> setting, Values allowed) {
        for (var filter : allowed.get(setting)) {
            if (!TopicFilter.isValid(filter)) {
                findings.problem(
                        "permissions." + user + "." + setting.name(),
                        "expected + and # alone between slashes and # last, found \""
                                + filter
                                + "\"");
            }
        }
    }

    private void checkPorts() {
        var port = settings.get(EmbeddedBrokerSettings.PORT);
        if (settings.find(EmbeddedBrokerSettings.WEBSOCKET_PORT).filter(port::equals).isPresent()) {
            findings.problem(
                    "websocket_port", "expected another port than \"port\", found " + port);
        }
        if (settings.has(EmbeddedBrokerSettings.WEBSOCKET_ORIGINS)
                && !settings.has(EmbeddedBrokerSettings.WEBSOCKET_PORT)) {
            findings.note(
                    "websocket_origins",
                    "expected only beside \"websocket_port\", found it without: it has no effect");
        }
        for (var origin : settings.get(EmbeddedBrokerSettings.WEBSOCKET_ORIGINS)) {
            if (!ORIGIN.matcher(origin).matches()) {
                findings.problem(
                        "websocket_origins",
                        "expected pages as \"http://HOST:PORT\" without a path, found \""
                                + origin
                                + "\"");
            }
        }
    }

    private void checkLimits() {
        long packet = settings.get(EmbeddedBrokerSettings.MAX_PACKET);
        if (packet < LEAST_PACKET || packet > LARGEST_PACKET) {
            findings.problem(
                    "max_packet",
                    "expected "
                            + LEAST_PACKET
                            + " to "
                            + LARGEST_PACKET
                            + " bytes, which is all that MQTT can, found "
                            + packet);
        }
        long memory = settings.get(EmbeddedBrokerSettings.MAX_MEMORY);
        if (memory < LEAST_MEMORY || memory < packet) {
            findings.problem(
                    "max_memory",
                    "expected at least 1 MB and room for one \"max_packet\", found " + memory);
        }
        var expiry = settings.get(EmbeddedBrokerSettings.SESSION_EXPIRY);
        if (expiry.isNegative() || expiry.toSeconds() > Integer.MAX_VALUE) {
            findings.problem("session_expiry", "expected 0 seconds to 68 years, found " + expiry);
        }
    }
}
