package io.postern.delivery;

import io.postern.api.link.Letter;
import io.postern.api.link.SkippedException;
import io.postern.api.message.Draft;
import io.postern.api.message.UndeliverableException;
import io.postern.chain.Budget;
import io.postern.chain.Chain;
import io.postern.handler.HandledMessages;
import io.postern.handler.HandlerFunctions;
import io.postern.message.Message;
import io.postern.office.AddressCounters;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.office.MessageStage;
import io.postern.office.Taker;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One send address, by its resolved name: what is posted for it goes out in order. It outlives
 * reloads with everything that waits for it; what changes is how it writes and over which dispatch
 * it goes.
 */
public final class Destination implements Taker {

    private final String name;
    private final MessagePoster poster;
    private final DeadLetterBox deadLetters;
    private final AddressCounters counters;
    private final DestinationQueue line;
    private final Budget budget;
    private final AtomicLong open = new AtomicLong();
    private volatile Optional<Writing> writing = Optional.empty();

    public Destination(
            String name,
            MessagePoster poster,
            DeadLetterBox deadLetters,
            AddressCounters counters,
            Dispatch dispatch) {
        this.name = name;
        this.poster = poster;
        this.deadLetters = deadLetters;
        this.counters = counters;
        this.line = new DestinationQueue(this, dispatch);
        this.budget = poster.shares().place();
    }

    AddressCounters counters() {
        return counters;
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
        writing = Optional.empty();
        line.remove();
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
        handler.handle(type, messages, new Handling(chain), chain.isHere());
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
                counters.drop(message, "overrun");
            }
        } catch (SkippedException e) {
            counters.drop(message, e.rule());
        } catch (UndeliverableException e) {
            deadLetters.add(counters, e.getMessage(), message);
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
        return budget.take(weight)
                ? Optional.of(Chain.budgeted(poster.openChains(), budget, weight))
                : Optional.empty();
    }

    /** Writes down a message that waited for its carrier. */
    Letter write(Message message) throws UndeliverableException {
        return writing.orElseThrow(() -> new IllegalStateException(name + " stands still"))
                .write(message);
    }

    /** A message leaves as this letter. */
    void sends(Message message, Letter letter) {
        counters.sent.increment();
        counters.saw(MessageStage.SENT, message, letter.destination());
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

    /** A delivery can never be sent. */
    void bury(Delivery delivery, String reason) {
        deadLetters.add(counters, reason, delivery.message());
        done(delivery);
    }

    private void done(Delivery delivery) {
        counters.queued.decrement();
        open.decrementAndGet();
        delivery.chain().release(delivery.weight());
    }

    /** What becomes of messages in the address's own handler. */
    private final class Handling implements HandledMessages {

        private final Chain chain;
        private List<Message> given = List.of();
        private boolean inHand;
        private final AtomicBoolean counted = new AtomicBoolean(true);

        Handling(Chain chain) {
            this.chain = chain;
        }

        @Override
        public void begin(List<Message> inputs) {
            given = inputs;
            inHand = poster.openChains().inHand().beginApart(inputs);
        }

        @Override
        public void handled(List<Message> inputs, int outputs) {
            counters.handled(inputs, outputs);
        }

        @Override
        public List<Message> between(List<Message> inputs, List<Draft> drafts) {
            return poster.outputs(drafts, inputs, name);
        }

        @Override
        public void done(List<Message> inputs, List<Draft> drafts) {
            for (var output : between(inputs, drafts)) {
                send(output, chain, writing);
            }
        }

        @Override
        public void failed(Message input, String reason) {
            deadLetters.add(counters, reason, input);
        }

        /** Whatever comes of it, what is newer need not wait for it. */
        @Override
        public void left() {
            if (counted.compareAndSet(true, false)) {
                open.decrementAndGet();
            }
        }

        @Override
        public void end() {
            left();
            given.forEach(input -> input.payload().forget());
            chain.release();
            if (inHand) {
                poster.openChains().inHand().end();
            }
        }
    }
}
