package io.postern.broker.artemis;

import io.postern.broker.BrokerLimits;
import io.postern.broker.artemis.words.RareWarning;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.selector.filter.Filterable;
import org.jspecify.annotations.Nullable;

/**
 * Makes each subscription drop its oldest messages when it holds more of them than it may, or more
 * than half of what the others left free: so however many clients stop reading, there is room for
 * those who read. Any thread.
 */
final class Shares implements ActiveMQServerPlugin {

    /** What a message takes beside its own bytes. */
    private static final long OVERHEAD = 700;

    /** The part of all memory that each may have, however little is free. */
    private static final long LEAST = 32;

    private final BrokerLimits limits;
    private final ActiveMQServer server;
    private final RareWarning drops;

    Shares(BrokerLimits limits, ActiveMQServer server, RareWarning drops) {
        this.limits = limits;
        this.server = server;
        this.drops = drops;
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) {
        // the broker's own hold its sessions and retained messages: none of those may go
        if (!isOwn(queue.getAddress())) {
            queue.setRingSize((long) limits.queued());
        }
    }

    private static boolean isOwn(SimpleString address) {
        return address.toString().startsWith("$sys.");
    }

    @Override
    public void afterMessageRoute(
            Message message,
            RoutingContext context,
            boolean direct,
            boolean rejectDuplicates,
            RoutingStatus result)
            throws ActiveMQException {
        long free = limits.memory() - server.getPagingManager().getGlobalSize();
        long share = Math.max(free / 2, limits.memory() / LEAST);
        for (var queues : context.getContexListing().values()) {
            for (var some : List.of(queues.getDurableQueues(), queues.getNonDurableQueues())) {
                for (var queue : some) {
                    bound(queue, share);
                }
            }
        }
    }

    private static void bound(Queue queue, long share) throws ActiveMQException {
        long held = queue.getPersistentSize() + OVERHEAD * queue.getMessageCount();
        if (held > share && !isOwn(queue.getAddress())) {
            try {
                // some more, so as not to do it for each message
                queue.deleteMatchingReferences(
                        1_000, new Oldest(held - share + share / 8), AckReason.REPLACED);
            } catch (ActiveMQException refused) {
                throw refused;
            } catch (Exception odd) {
                throw new IllegalStateException(odd);
            }
        }
    }

    @Override
    public void messageAcknowledged(
            @Nullable Transaction transaction,
            MessageReference message,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        if (reason == AckReason.REPLACED && !isOwn(message.getQueue().getAddress())) {
            drops.warn(
                    "dropped the oldest message of subscription \""
                            + message.getQueue().getName()
                            + "\", whose client is slow or away: expected at most \"max_queued\""
                            + " or half of what \"max_memory\" has free, found more");
        }
    }

    /** Takes messages as they come until they amount to enough. */
    private static final class Oldest implements Filter {

        private long excess;

        Oldest(long excess) {
            this.excess = excess;
        }

        @Override
        public boolean match(Message message) {
            if (excess <= 0) {
                return false;
            }
            excess -= message.getEncodeSize() + OVERHEAD;
            return true;
        }

        @Override
        public boolean match(Map<String, String> map) {
            return false;
        }

        @Override
        public boolean match(Filterable filterable) {
            return false;
        }

        @Override
        public SimpleString getFilterString() {
            return SimpleString.of("oldest");
        }
    }
}
