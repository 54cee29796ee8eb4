package io.postern.event;

import io.postern.ops.Event;
import io.postern.ops.Gateway.Subscription;
import io.postern.time.Lane;
import io.postern.time.ThreadLane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happens, each on a thread of its own. A listener that is too slow costs only
 * itself: the oldest of its events are left out, and counted.
 */
public final class EventHub {

    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
    private static final int MOST = 1_000;

    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder leftOut = new LongAdder();

    /** Never blocks. */
    public void tell(Event event) {
        listeners.forEach(listener -> listener.tell(event));
    }

    public Subscription listen(Consumer<Event> listener) {
        var listening = new Listening(listener);
        listeners.add(listening);
        return listening;
    }

    /** How many events were left out for listeners that were too slow. */
    public long leftOut() {
        return leftOut.sum();
    }

    private final class Listening implements Subscription {

        private final Consumer<Event> listener;
        private final Lane lane = new ThreadLane("events");
        private final Deque<Event> waiting = new ArrayDeque<>();

        Listening(Consumer<Event> listener) {
            this.listener = listener;
        }

        void tell(Event event) {
            synchronized (waiting) {
                if (waiting.size() == MOST) {
                    waiting.removeFirst();
                    leftOut.increment();
                } else {
                    lane.execute(this::next);
                }
                waiting.addLast(event);
            }
        }

        private void next() {
            Event event;
            synchronized (waiting) {
                event = waiting.removeFirst();
            }
            try {
                listener.accept(event);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.warn("a listener failed on {}: {}", event, e.toString(), e);
            }
        }

        @Override
        public void close() {
            listeners.remove(this);
            lane.close();
        }
    }
}
