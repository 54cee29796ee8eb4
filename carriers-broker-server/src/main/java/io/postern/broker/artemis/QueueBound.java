package io.postern.broker.artemis;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;

/** Makes the queue of each subscription drop its oldest message when it is full. */
final class QueueBound implements ActiveMQServerPlugin {

    private final long most;

    QueueBound(int most) {
        this.most = most;
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) {
        // the broker's own hold its sessions and retained messages: none of those may go
        if (!queue.getAddress().toString().startsWith("$sys.")) {
            queue.setRingSize(most);
        }
    }
}
