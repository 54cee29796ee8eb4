package io.postern.mqtt.receive;

import io.postern.api.context.StateStore;
import io.postern.api.link.LinkException;
import io.postern.mqtt.connect.Connector;
import io.postern.mqtt.connect.Listener;
import io.postern.mqtt.wire.ClientIdentity;
import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.Welcome;
import io.postern.mqtt.words.Ending;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the session that a broker keeps for a carrier that will not come back. */
public final class SessionEnd {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(SessionEnd.class);

    private final Connector connector;
    private final String clientId;
    private final KeptFilters kept;

    public SessionEnd(Connector connector, String clientId, StateStore state) {
        this.connector = connector;
        this.clientId = clientId;
        this.kept = new KeptFilters(state);
    }

    /**
     * A session that starts empty and lasts no longer than its connection leaves nothing. Where the
     * broker holds nothing, it is not bothered.
     */
    public void say() {
        if (kept.all().isEmpty()) {
            return;
        }
        try (var last = connector.open(ClientIdentity.passing(clientId), new Deaf(), PATIENCE)) {
            LOG.debug("ended the session of \"{}\": {}", clientId, last.welcome());
        } catch (LinkException away) {
            LOG.warn(
                    "the broker may keep messages for \"{}\" until its session expires: {}",
                    clientId,
                    away.getMessage());
        }
        kept.change(Map.of());
    }

    private static final class Deaf implements Listener {

        @Override
        public void connected(Welcome welcome) {}

        @Override
        public void arrived(IncomingPublish message) {}

        @Override
        public void ended(Ending ending) {}
    }
}
