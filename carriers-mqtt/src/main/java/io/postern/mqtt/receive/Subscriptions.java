package io.postern.mqtt.receive;

import io.postern.api.link.LinkException;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.connect.BrokerConnection;
import io.postern.mqtt.topic.Cover;
import io.postern.mqtt.topic.Subscription;
import io.postern.mqtt.words.ReasonWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the broker has subscribed for us to what the addresses want: nothing twice, nothing
 * dropped before what covers it is there. One owner.
 */
final class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final int NOT_GRANTED = 0x80;
    private static final int AT_ONCE = 100;

    private final KeptFilters kept;
    private final String carrier;
    private final Set<String> refused = new HashSet<>();

    Subscriptions(KeptFilters kept, String carrier) {
        this.kept = kept;
        this.carrier = carrier;
    }

    /** A session that the broker does not have holds nothing. */
    void forget() {
        kept.change(Map.of());
    }

    void bring(BrokerConnection connection, Collection<Subscription> wanted) throws LinkException {
        var made = Cover.of(wanted).made();
        var before = kept.all();
        var missing =
                made.stream()
                        .filter(one -> !KeptFilters.how(one).equals(before.get(one.text())))
                        .toList();
        var after = KeptFilters.of(made);
        var gone = before.keySet().stream().filter(filter -> !after.containsKey(filter)).toList();
        if (missing.isEmpty() && gone.isEmpty()) {
            return;
        }
        kept.change(both(before, after));
        subscribe(connection, missing).forEach(after::remove);
        unsubscribe(connection, gone);
        kept.change(after);
    }

    private static Map<String, String> both(Map<String, String> before, Map<String, String> after) {
        var both = new LinkedHashMap<>(before);
        both.putAll(after);
        return both;
    }

    /** Those that the broker did not accept; they are tried again at the next opening. */
    private List<String> subscribe(BrokerConnection connection, List<Subscription> missing)
            throws LinkException {
        var failed = new ArrayList<String>();
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            var some = missing.subList(from, Math.min(from + AT_ONCE, missing.size()));
            var codes = connection.subscribe(some);
            for (int at = 0; at < some.size(); at++) {
                var filter = some.get(at).text();
                // what the broker does not answer for, it did not grant
                int code = at < codes.size() ? codes.get(at) : NOT_GRANTED;
                if (code >= NOT_GRANTED) {
                    failed.add(filter);
                    say(filter, connection.login(), code);
                } else {
                    refused.remove(filter);
                }
            }
        }
        return failed;
    }

    private void say(String filter, Login login, int code) {
        if (refused.add(filter)) {
            LOG.warn(
                    "{}: nothing is received on \"{}\", {}: {}; it is tried again at the next"
                            + " connect",
                    carrier,
                    filter,
                    login.words(),
                    ReasonWords.of(code, Optional.empty()));
        }
    }

    private static void unsubscribe(BrokerConnection connection, List<String> gone)
            throws LinkException {
        for (int from = 0; from < gone.size(); from += AT_ONCE) {
            connection.unsubscribe(gone.subList(from, Math.min(from + AT_ONCE, gone.size())));
        }
    }
}
