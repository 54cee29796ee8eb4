package io.postern.mqtt.connect;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.postern.mqtt.dialect.Welcome;
import io.postern.mqtt.words.Ending;

/**
 * Told what happens on a connection: in order, on the loop's thread, nothing before {@link
 * #connected} and nothing after {@link #ended}. Must not block.
 */
public interface Listener {

    void connected(Welcome welcome);

    void arrived(Mqtt5Publish publish);

    /** The connection is gone, and we did not close it. */
    void ended(Ending ending);
}
