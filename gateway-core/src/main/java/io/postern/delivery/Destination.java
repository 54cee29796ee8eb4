package io.postern.delivery;

import io.postern.api.link.Letter;
import io.postern.api.link.SkippedException;
import io.postern.api.message.UndeliverableException;
import io.postern.chain.Budget;
import io.postern.chain.Chain;
import io.postern.config.plan.QueueLimits;
import io.postern.handler.HandlerFunctions;
import io.postern.message.Message;
import io.postern.office.AddressCounters;
import io.postern.office.DeadLetterBox;
import io.postern.office.Death;
import io.postern.office.MessagePoster;
import io.postern.office.MessageStage;
import io.postern.office.Taker;
import io.postern.store.DiskStore;
import io.postern.store.DoubtfulTimes;
import io.postern.store.row.SendAgain;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One send address, by its resolved name: what is posted for it goes out in order. It outlives
 * reloads with everything that waits for it; what changes is how it writes and over which dispatch
 * it goes.
 */
public final class Destination implements Taker {

    private static final Logger LOG = LoggerFactory.getLogger(Destination.class);

    private final String name;
    private final MessagePoster poster;
    private final DeadLetterBox deadLetters;
    private final AddressCounters counters;
    private final DestinationQueue line;
    private final DoubtfulTimes times;
    private final Budget budget;
    private final AtomicLong open = new AtomicLong();
    private volatile Optional<Writing> writing = Optional.empty();

    public Destination(
            String name,
            MessagePoster poster,
            DeadLetterBox deadLetters,
            AddressCounters counters,
            Dispatch dispatch,
            DiskStore store) {
        this.name = name;
        this.poster = poster;
        this.deadLetters = deadLetters;
        this.counters = counters;
        this.budget = poster.shares().place();
        this.times = store.times();
        this.line = new DestinationQueue(this, dispatch, store);
    }

    String name() {
        return name;
    }

    AddressCounters counters() {
        return counters;
    }

    /** How it works now; nothing once its address is gone. */
    Optional<Writing> writing() {
        return writing;
    }

    /** What may wait on disk now; nothing where nothing may. */
    public Optional<QueueLimits> queue() {
        return writing.flatMap(Writing::queue);
    }

    /** How it works from now on. */
    public void change(Writing next) {
        writing = Optional.of(next);
        line.wake();
    }

    /** Goes over another carrier from now on; what waits comes along, first. */
    public void move(Dispatch next) {
        line.move(next);
    }

    boolean standsStill() {
        var now = writing;
        return now.isEmpty() || now.get().standsStill();
    }

    /** Does something on the lane of the carrier that it goes over. */
    void onLane(Runnable job) {
        line.goal().onLane(job);
    }

    /** Its address is gone: what is not safe yet goes to the dead-letter box. */
    public void remove() {
        if (counters.onDisk() > 0) {
            LOG.warn(
                    "address {} is removed while {} messages wait on disk for it: they are kept, and"
                            + " sent when an address of that name is back",
                    name,
                    counters.onDisk());
        }
        writing = Optional.empty();
        line.remove();
    }

    /** Told twice a second. An idle one takes no thread for it. */
    public void grow() {
        if (!isEmpty() || line.disk().ages()) {
            onLane(line::grow);
        }
    }

    /** Whether nothing waits, is on its way or with the handler. */
    public boolean isEmpty() {
        return open.get() == 0;
    }

    @Override
    public void take(Message message, Chain chain) {
        var now = writing;
        var handler = now.flatMap(Writing::handler);
        if (handler.isPresent()) {
            handle(handler.get(), List.of(message), message.type(), chain);
        } else {
            send(message, chain, now);
        }
    }

    /** Takes messages of one type together: the handler gets them as one batch. */
    public void take(List<Message> messages, String type, Chain chain) {
        var now = writing;
        var handler = now.flatMap(Writing::handler);
        if (handler.isPresent()) {
            handle(handler.get(), messages, type, chain);
        } else {
            messages.forEach(message -> send(message, chain, now));
        }
    }

    private void handle(
            HandlerFunctions handler, List<Message> messages, String type, Chain chain) {
        chain.hold();
        open.incrementAndGet();
        handler.handle(type, messages, new OwnHandling(this, chain), chain.isHere());
    }

    /** The address's own handler is done with what it was given. */
    void left() {
        open.decrementAndGet();
    }

    /** Takes a message that its own handler made. */
    public void send(Message message, Chain chain) {
        send(message, chain, writing);
    }

    /** It failed at a message. */
    void bury(Death death, Chain chain) {
        deadLetters.add(counters, death, chain);
    }

    MessagePoster poster() {
        return poster;
    }

    private void send(Message message, Chain chain, Optional<Writing> now) {
        try {
            var letter =
                    now.isEmpty() || now.get().standsStill()
                            ? Optional.<Letter>empty()
                            : Optional.of(now.get().write(message));
            long weight = Delivery.weight(message, letter);
            var mine = held(chain, weight);
            if (mine.isPresent()) {
                add(new Delivery(line, message, mine.get(), letter, weight));
            } else {
                counters.drop(message, line.disk().holdsBack() ? "queue_full" : "overrun");
            }
        } catch (SkippedException e) {
            counters.drop(message, e.rule());
        } catch (UndeliverableException e) {
            bury(Death.of(name, e.getMessage(), message, SendAgain.WRITE), chain);
        }
    }

    private void add(Delivery delivery) {
        var message = delivery.message();
        open.incrementAndGet();
        counters.queued.increment();
        counters.newest(message);
        line.add(delivery);
        if (!delivery.isOff()) {
            counters.saw(MessageStage.WAITS, message);
            message.rest();
        }
    }

    /**
     * The chain that a delivery holds. Of a sender that cannot wait it is one of its own: its room
     * is this destination's, so that what waits here takes none from the others.
     */
    private Optional<Chain> held(Chain chain, long weight) {
        if (chain.waits()) {
            chain.hold(weight);
            return Optional.of(chain);
        }
        return !line.disk().holdsBack() && budget.take(weight)
                ? Optional.of(Chain.budgeted(poster.openChains(), budget, weight))
                : Optional.empty();
    }

    /** Writes down a message that waited for its carrier. */
    Letter write(Message message) throws UndeliverableException {
        return writing.orElseThrow(() -> new IllegalStateException(name + " stands still"))
                .write(message);
    }

    /** A delivery leaves, as the letter that it gives. */
    Letter leaving(Delivery delivery) throws UndeliverableException {
        var letter = delivery.outgoing(times);
        counters.sent.increment();
        counters.saw(MessageStage.SENT, delivery.message(), letter.destination());
        return letter;
    }

    /** A delivery is safe at the other end. */
    void delivered(Delivery delivery) {
        counters.acknowledged.increment();
        counters.saw(MessageStage.ACKNOWLEDGED, delivery.message());
        done(delivery);
    }

    /** A rule dropped a delivery that had waited for its carrier. */
    void skipped(Delivery delivery, String rule) {
        counters.drop(delivery.message(), rule);
        done(delivery);
    }

    /** A delivery waited when the address was removed. */
    void orphan(Delivery delivery) {
        bury(delivery, "its address was removed while it waited");
    }

    /** A delivery can never be sent. Its row goes when its dead letter is on disk. */
    void bury(Delivery delivery, String reason) {
        var kept = delivery.kept();
        var chain = kept.isPresent() ? Chain.part(kept.get()::done) : delivery.chain();
        bury(delivery.death(reason), chain);
        if (kept.isPresent()) {
            chain.release();
        } else {
            free(delivery);
        }
    }

    private void done(Delivery delivery) {
        delivery.kept().ifPresentOrElse(KeptRow::done, () -> free(delivery));
    }

    /** A delivery is on the disk. */
    void stored(Delivery delivery) {
        counters.saw(MessageStage.STORED, delivery.message());
        free(delivery);
    }

    /** Whoever waits for it need not wait any more. */
    private void free(Delivery delivery) {
        counters.queued.decrement();
        open.decrementAndGet();
        delivery.chain().release(delivery.weight());
    }
}
