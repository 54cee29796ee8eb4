package io.postern.address;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Arrival;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Origin;
import io.postern.api.message.Payload;
import io.postern.chain.Chain;
import io.postern.chain.InHand;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.UidRule;
import io.postern.file.Fingerprint;
import io.postern.handler.HandledMessages;
import io.postern.handler.HandlerFunctions;
import io.postern.message.Message;
import io.postern.message.Trace;
import io.postern.message.Trail;
import io.postern.office.AddressCounters;
import io.postern.office.DeadLetterBox;
import io.postern.office.Death;
import io.postern.office.MessagePoster;
import io.postern.office.MessageStage;
import io.postern.ops.DeadLetters.DeadLetter;
import io.postern.store.row.SendAgain;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A receive address in effect: makes an arrival a message, gives it to the handler, and posts what
 * comes of it. Runs on the carrier's thread to the end unless a handler blocks.
 */
public final class ReceivingAddress {

    private static final int UID_DIGITS = 32;

    private final AddressPlan plan;
    private final ReceiveAddress address;
    private final Optional<HandlerFunctions> handler;
    private final MessagePoster poster;
    private final DeadLetterBox deadLetters;
    private final AddressCounters counters;
    private final Payload.Reader reader;
    private final Trail trail;

    public ReceivingAddress(
            AddressPlan plan,
            Optional<HandlerFunctions> handler,
            MessagePoster poster,
            DeadLetterBox deadLetters,
            AddressCounters counters) {
        this.plan = plan;
        this.address =
                new ReceiveAddress(
                        plan.name(), plan.messageType(), plan.trigger(), plan.settings());
        this.handler = handler;
        this.poster = poster;
        this.deadLetters = deadLetters;
        this.counters = counters;
        this.reader = PayloadReader.of(plan.payload());
        this.trail = Trail.start(plan.name());
    }

    public ReceiveAddress address() {
        return address;
    }

    public AddressPlan plan() {
        return plan;
    }

    /** Whether it is what a plan asks for already. */
    public boolean isSame(AddressPlan other, Optional<HandlerFunctions> itsHandler) {
        return plan.equals(other) && handler.equals(itsHandler);
    }

    /** Counts an arrival, or a message that asked for one, that a rule dropped. */
    public void skip(String rule) {
        counters.in.increment();
        counters.drop(rule);
    }

    public void take(Arrival arrival, Chain chain) {
        counters.in.increment();
        var uid = uid(arrival);
        if (uid.isPresent() && poster.uids().isOurs(uid.get())) {
            drop(uid.get(), "looped");
        } else if (uid.isPresent() && chain.waits()) {
            takeKnown(arrival, uid.get(), chain);
        } else {
            var its = uid.map(ReceivingAddress::given).orElseGet(poster.uids()::next);
            handle(message(arrival, its), chain);
        }
    }

    /** Takes a dead letter once more, as if it had just come. */
    public void takeAgain(DeadLetter letter, Payload payload, Chain chain) {
        var came = letter.origin();
        var origin =
                new Origin(
                        plan.carrier(), plan.name(), came.place(), came.retained(), came.words());
        handle(message(origin, payload, letter::uid, letter.at()), chain);
    }

    private void takeKnown(Arrival arrival, String uid, Chain chain) {
        Consumer<Chain> taking = part -> handle(message(arrival, given(uid)), part);
        if (!poster.openChains().copies().take(plan.name(), uid, arrival, chain, taking)) {
            drop(uid, "joined");
        }
    }

    private void drop(String uid, String reason) {
        Trace.refused(plan.name(), uid, reason);
        counters.drop(reason);
    }

    private static Supplier<String> given(String uid) {
        return () -> uid;
    }

    /** It cannot be taken. */
    public void bury(Arrival arrival, String why, Chain chain) {
        bury(death(why, message(arrival, poster.uids().next())), chain);
    }

    private Death death(String reason, Message message) {
        return Death.of(plan.name(), reason, message, SendAgain.RECEIVE);
    }

    private void bury(Death death, Chain chain) {
        deadLetters.add(counters, death, chain);
    }

    private void handle(Message message, Chain chain) {
        counters.newest(message);
        counters.saw(MessageStage.ARRIVED, message);
        var inHand = poster.openChains().inHand();
        if (inHand.isPoison(message)) {
            bury(death(InHand.REASON, message).unopened(), chain);
            return;
        }
        inHand.begin(List.of(message));
        if (handler.isPresent()) {
            chain.hold();
            var handling = new Handling(message, chain);
            handler.get().handle(plan.messageType(), List.of(message), handling, chain.isHere());
        } else {
            poster.office().post(message, chain, counters);
        }
        inHand.end();
    }

    /** The uid that it brings, or that its content gives: copies have the same one. */
    private Optional<String> uid(Arrival arrival) {
        if (arrival.uid().isPresent() || plan.uid() == UidRule.SEQUENCE) {
            return arrival.uid();
        }
        var json = arrival.content().map(JsonObject::toString).orElse("");
        var more = json.getBytes(StandardCharsets.UTF_8);
        var print = Fingerprint.of(arrival.place(), arrival.bytes(), more);
        return Optional.of(print.substring(0, UID_DIGITS));
    }

    private Message message(Arrival arrival, Supplier<String> uid) {
        var origin =
                new Origin(
                        plan.carrier(),
                        plan.name(),
                        arrival.place(),
                        arrival.retained(),
                        arrival.words());
        return message(origin, payload(arrival), uid, poster.now());
    }

    private Message message(Origin origin, Payload payload, Supplier<String> uid, Instant arrival) {
        var type = plan.id().over(poster.office().plan(plan.messageType()));
        var id = plan.id().in(origin.place());
        return new Message(type, id, payload, origin, uid, arrival, trail);
    }

    private Payload payload(Arrival arrival) {
        var extra = arrival.extra();
        if (arrival.content().isPresent()) {
            return Payload.of(with(arrival.content().get(), extra));
        }
        return extra.fields().isEmpty()
                ? Payload.of(arrival.bytes(), reader)
                : Payload.later(arrival.bytes(), bytes -> with(reader.read(bytes), extra));
    }

    private static JsonObject with(JsonObject content, JsonObject extra) {
        if (extra.fields().isEmpty()) {
            return content;
        }
        var more = content.edit();
        extra.fields().forEach(more::put);
        return more.build();
    }

    /** What becomes of one message's handling. */
    private final class Handling implements HandledMessages {

        private final Message message;
        private final Chain chain;
        private boolean inHand;

        Handling(Message message, Chain chain) {
            this.message = message;
            this.chain = chain;
        }

        @Override
        public void begin(List<Message> inputs) {
            inHand = poster.openChains().inHand().beginApart(inputs);
        }

        @Override
        public void handled(List<Message> inputs, int outputs) {
            counters.handled(inputs, outputs);
        }

        @Override
        public Optional<Chain> chain() {
            return Optional.of(chain);
        }

        @Override
        public List<Message> between(List<Message> inputs, List<Draft> drafts) {
            return poster.outputs(drafts, inputs, plan.name());
        }

        @Override
        public void done(List<Message> inputs, List<Draft> drafts) {
            for (var output : between(inputs, drafts)) {
                poster.office().post(output, chain, counters);
            }
        }

        /** What an earlier one of several functions made cannot be given to a later one alone. */
        @Override
        public void failed(Message input, String reason) {
            var again = input == message ? SendAgain.RECEIVE : SendAgain.NEVER;
            bury(Death.of(plan.name(), reason, input, again), chain);
        }

        @Override
        public void end() {
            message.payload().forget();
            chain.release();
            if (inHand) {
                poster.openChains().inHand().end();
            }
        }
    }
}
