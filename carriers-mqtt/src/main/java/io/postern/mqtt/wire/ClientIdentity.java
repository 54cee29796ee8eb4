package io.postern.mqtt.wire;

import io.postern.mqtt.broker.Announcement;
import java.time.Duration;
import java.util.Optional;

/**
 * What a connection says about itself.
 *
 * @param clean whether the broker forgets what it kept under this client id
 * @param expiry how long it keeps the session after the connection; zero for not at all
 */
public record ClientIdentity(
        String clientId, boolean clean, Duration expiry, Optional<Announcement> will) {

    /** One of which the broker keeps nothing. */
    public static ClientIdentity passing(String clientId) {
        return new ClientIdentity(clientId, true, Duration.ZERO, Optional.empty());
    }

    public ClientIdentity withWill(Optional<Announcement> last) {
        return new ClientIdentity(clientId, clean, expiry, last);
    }
}
