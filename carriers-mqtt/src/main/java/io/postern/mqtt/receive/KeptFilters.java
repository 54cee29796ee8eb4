package io.postern.mqtt.receive;

import io.postern.api.context.StateStore;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import io.postern.mqtt.topic.Subscription;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The filters that the broker may still hold for us, in the data folder: each with how it was
 * subscribed. Written before a subscription is made, so that none is forgotten. One owner.
 */
final class KeptFilters {

    private static final Logger LOG = LoggerFactory.getLogger(KeptFilters.class);
    private static final String KEY = "filters";

    private final StateStore store;
    private Map<String, String> all;

    KeptFilters(StateStore store) {
        this.store = store;
        this.all = read(store);
    }

    private static Map<String, String> read(StateStore store) {
        var all = new LinkedHashMap<String, String>();
        if (store.get(KEY).orElse(JsonObject.EMPTY) instanceof JsonObject kept) {
            kept.fields()
                    .forEach(
                            (filter, how) -> {
                                if (how instanceof JsonText text) {
                                    all.put(filter, text.value());
                                }
                            });
        }
        return all;
    }

    /** How each was subscribed, by filter. */
    Map<String, String> all() {
        return all;
    }

    /** A disk that is full costs a filter that may be left over, not what could be received. */
    void change(Map<String, String> next) {
        if (next.equals(all)) {
            return;
        }
        all = Map.copyOf(next);
        var kept = JsonObject.builder();
        next.forEach((filter, how) -> kept.put(filter, Json.of(how)));
        try {
            store.put(KEY, kept.build());
        } catch (IllegalStateException refused) {
            LOG.warn(
                    "what is subscribed was not written down, so a subscription may be left over"
                            + " after a restart: {}",
                    refused.getMessage());
        }
    }

    static Map<String, String> of(Collection<Subscription> subscriptions) {
        var all = new LinkedHashMap<String, String>();
        subscriptions.forEach(one -> all.put(one.text(), how(one)));
        return all;
    }

    static String how(Subscription one) {
        return "qos "
                + one.qos()
                + (one.retained() ? "" : ", without retained")
                + (one.retainAsPublished() ? ", retain as published" : "");
    }
}
