package io.postern.delivery;

import io.postern.api.carrier.Letter;
import io.postern.api.carrier.SkippedException;
import io.postern.api.context.Time;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.handler.RunningHandler;
import io.postern.handler.Work;
import io.postern.office.Budget;
import io.postern.office.Chain;
import io.postern.office.DeadLetterBox;
import io.postern.office.Message;
import io.postern.office.Outlet;
import io.postern.office.Taker;
import io.postern.office.Tally;
import io.postern.office.Trace;
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
    private final Outlet outlet;
    private final DeadLetterBox deadLetters;
    private final Tally tally;
    private final Line line;
    private final Budget budget;
    private final AtomicLong open = new AtomicLong();
    private volatile Optional<Writing> writing = Optional.empty();

    public Destination(
            String name, Outlet outlet, DeadLetterBox deadLetters, Tally tally, Dispatch dispatch) {
        this.name = name;
        this.outlet = outlet;
        this.deadLetters = deadLetters;
        this.tally = tally;
        this.line = new Line(this, dispatch);
        this.budget = outlet.shares().place();
    }

    public String name() {
        return name;
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
        return writing.flatMap(Writing::link).isEmpty();
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
        if (now.isPresent() && now.get().handler().isPresent()) {
            take(List.of(message), message.type(), chain);
        } else {
            send(message, chain, now);
        }
    }

    /** Takes messages of one type together: the handler gets them as one batch. */
    public void take(List<Message> messages, String type, Chain chain) {
        var now = writing;
        var handler = now.flatMap(Writing::handler);
        if (handler.isPresent()) {
            chain.hold();
            open.incrementAndGet();
            handle(handler.get(), now.get().function(), messages, type, chain);
        } else {
            messages.forEach(message -> send(message, chain, now));
        }
    }

    private void handle(
            RunningHandler handler,
            String function,
            List<Message> messages,
            String type,
            Chain chain) {
        handler.handle(function, type, messages, Values.NONE, new Handling(chain), chain.isHere());
    }

    private void send(Message message, Chain chain, Optional<Writing> now) {
        try {
            var letter =
                    now.flatMap(Writing::link).isPresent()
                            ? Optional.of(now.get().write(message))
                            : NOT_YET;
            long weight = Parcel.weight(message, letter);
            var mine = held(chain, weight);
            if (mine.isEmpty()) {
                drop(message, "overrun");
                return;
            }
            open.incrementAndGet();
            tally.queued.increment();
            tally.newest(message);
            var parcel = new Parcel(line, message, mine.get(), letter, weight);
            line.add(parcel);
            if (parcel.attempt() == 0) {
                Trace.say(message, name, "waits");
                message.rest();
            }
        } catch (SkippedException e) {
            drop(message, e.rule());
        } catch (Writing.Unsendable e) {
            tally.dead.increment();
            deadLetters.add(name, e.getMessage(), message);
        }
    }

    private void drop(Message message, String reason) {
        Trace.say(message, name, "dropped", reason);
        tally.drop(reason);
    }

    private static final Optional<Letter> NOT_YET = Optional.empty();

    /**
     * The chain that a parcel holds. Of a sender that cannot wait it is one of its own: its room is
     * this destination's, so that what waits here takes none from the others.
     */
    private Optional<Chain> held(Chain chain, long weight) {
        if (chain.waits()) {
            chain.hold(weight);
            return Optional.of(chain);
        }
        return budget.take(weight)
                ? Optional.of(Chain.budgeted(outlet.flights(), budget, weight))
                : Optional.empty();
    }

    /** Writes down a message that waited for its carrier. */
    Letter write(Message message) throws Writing.Unsendable {
        return writing.orElseThrow(() -> new IllegalStateException(name + " stands still"))
                .write(message);
    }

    /** A message leaves as this letter. */
    void sends(Message message, Letter letter) {
        tally.sent.increment();
        Trace.say(message, name, "sent", letter.destination());
    }

    /** The other end takes nothing for now. */
    void notNow(String why, Time time) {
        tally.notNow(why, time);
    }

    /** It takes something again. */
    void takesAgain(Time time) {
        tally.takesAgain(time);
    }

    /** A parcel is safe at the other end. */
    void delivered(Parcel parcel) {
        tally.acknowledged.increment();
        Trace.say(parcel.message(), name, "acknowledged");
        done(parcel);
    }

    /** A rule dropped a parcel that had waited for its carrier. */
    void skipped(Parcel parcel, String rule) {
        drop(parcel.message(), rule);
        done(parcel);
    }

    /** A parcel waited when the address was removed. */
    void orphan(Parcel parcel) {
        bury(parcel, "its address was removed while it waited");
    }

    /** A parcel can never be sent. */
    void bury(Parcel parcel, String reason) {
        tally.dead.increment();
        deadLetters.add(name, reason, parcel.message());
        done(parcel);
    }

    private void done(Parcel parcel) {
        tally.queued.decrement();
        open.decrementAndGet();
        parcel.chain().release(parcel.weight());
    }

    /** What becomes of messages in the address's own handler. */
    private final class Handling implements Work {

        private final Chain chain;
        private boolean inHand;
        private final AtomicBoolean counted = new AtomicBoolean(true);

        Handling(Chain chain) {
            this.chain = chain;
        }

        @Override
        public void begin(List<Message> inputs) {
            inHand = outlet.flights().inHand().beginApart(inputs);
        }

        @Override
        public void done(List<Message> inputs, List<Draft> drafts) {
            tally.handled.add(inputs.size());
            Trace.handled(name, inputs, drafts.size());
            for (int k = 0; k < drafts.size(); k++) {
                send(made(drafts.get(k), inputs, k), chain, writing);
            }
            inputs.forEach(input -> input.payload().forget());
        }

        /** Made of the input it says it was made of, or of the first. */
        private Message made(Draft draft, List<Message> inputs, int k) {
            for (var input : inputs) {
                if (draft.source().isPresent() && draft.source().get() == input) {
                    return outlet.output(draft, input, k, name);
                }
            }
            return outlet.output(draft, inputs.get(0), k, name);
        }

        @Override
        public void failed(Message input, String reason) {
            tally.dead.increment();
            deadLetters.add(name, reason, input);
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
            chain.release();
            if (inHand) {
                outlet.flights().inHand().end();
            }
        }
    }
}
