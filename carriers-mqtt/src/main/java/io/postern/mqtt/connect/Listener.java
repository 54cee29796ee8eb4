package io.postern.mqtt.connect;

import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.Welcome;
import io.postern.mqtt.words.Ending;

/**
 * Told what happens on a connection: in order, on the loop's thread, nothing before {@link
 * #connected} and nothing after {@link #ended}. Must not block.
 */
public interface Listener {

    void connected(Welcome welcome);

    void arrived(IncomingPublish message);

    /** The connection is gone, and we did not close it. */
    void ended(Ending ending);
}
