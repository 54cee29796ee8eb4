package io.postern.gateway;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.Acknowledgement;
import io.postern.api.carrier.Arrival;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.carrier.Plugboard;
import io.postern.api.context.Function;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.link.Link;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import io.postern.api.link.ReceivingLink;
import io.postern.api.link.SendingLink;
import io.postern.api.message.Envelope;
import io.postern.api.message.UndeliverableException;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.task.TaskCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * A carrier that a test works by hand: it waits for acknowledgements, and letters are answered when
 * the test says so. One factory serves a test; its carriers are found by name.
 */
final class HandCarrier implements CarrierFactory {

    static final Setting<Template> TOPIC = Setting.pattern("topic", "Where to send.").optional();

    private final Map<String, Hand> hands = new ConcurrentHashMap<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    final Set<String> unmakeable = ConcurrentHashMap.newKeySet();

    @Override
    public CarrierKind kind() {
        return CarrierKind.of("hand", "Worked by hand.")
                .receives(EnumSet.allOf(Trigger.Kind.class))
                .sends(EnumSet.complementOf(EnumSet.of(Trigger.Kind.ALWAYS)), TOPIC)
                .function(Function.of("ring", "Rings."));
    }

    @Override
    public CarrierDraft read(Values settings, Findings findings) {
        return new CarrierDraft() {
            @Override
            public Set<String> holds() {
                return settings.given().containsKey("holds")
                        ? Set.of(settings.given().get("holds").toString())
                        : Set.of();
            }

            @Override
            public Carrier create(CarrierContext context) {
                return make(context);
            }
        };
    }

    private Carrier make(CarrierContext context) {
        if (unmakeable.contains(context.name())) {
            throw new IllegalStateException("the stick is not in");
        }
        var hand = new Hand(context);
        hands.put(context.name(), hand);
        log.add("made " + context.name());
        return hand;
    }

    Hand named(String name) {
        return hands.get(name);
    }

    /** One carrier. */
    final class Hand implements Carrier, ReceivingLink, SendingLink {

        private final CarrierContext context;
        final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
        final List<String> asked = new CopyOnWriteArrayList<>();
        private final List<String> acknowledged = new CopyOnWriteArrayList<>();
        private volatile List<ReceiveAddress> addresses = List.of();
        private volatile LinkWatch watch = why -> {};
        volatile boolean refusesToOpen;
        volatile boolean answersAtOnce;
        volatile boolean answersWhenClosed;
        volatile String failsAt = "";
        volatile Optional<Supplier<RuntimeException>> breaksWhenOpened = Optional.empty();
        volatile CountDownLatch heldClosed = new CountDownLatch(0);
        volatile CountDownLatch heldListening = new CountDownLatch(0);
        volatile CountDownLatch heldSending = new CountDownLatch(0);
        volatile int window = 100;
        volatile Optional<Thread> runsOn = Optional.empty();
        volatile Runnable leaving = () -> {};
        volatile boolean saysTime;

        /** A letter on its way. */
        record Sent(Letter letter, Receipt receipt) {

            String text() {
                return letter.destination()
                        + " "
                        + new String(letter.payload(), StandardCharsets.UTF_8);
            }
        }

        Hand(CarrierContext context) {
            this.context = context;
        }

        boolean isCrowded() {
            return context.inbox().isCrowded();
        }

        void arrive(String payload) {
            arrive(payload, () -> acknowledged.add(payload));
        }

        void arrive(String payload, Acknowledgement acknowledgement) {
            context.inbox().accept(arrival(payload).acknowledgedBy(acknowledgement), addresses);
        }

        /** For an address that a link may name by mistake. */
        void arriveFor(ReceiveAddress address, String payload) {
            context.inbox()
                    .accept(
                            arrival(payload).acknowledgedBy(() -> acknowledged.add(payload)),
                            List.of(address));
        }

        /** For one of its addresses only. */
        void arriveAt(String address, String payload) {
            context.inbox()
                    .accept(
                            arrival(payload),
                            addresses.stream().filter(one -> one.name().equals(address)).toList());
        }

        /** With a uid; its acknowledgement is noted under a name of its own. */
        void arriveAs(String uid, String payload, String name) {
            var plain = arrival(payload);
            var arrival =
                    new Arrival(
                            plain.bytes(),
                            plain.content(),
                            plain.place(),
                            plain.retained(),
                            plain.words(),
                            plain.extra(),
                            Optional.of(uid),
                            () -> acknowledged.add(name));
            context.inbox().accept(arrival, addresses);
        }

        private static Arrival arrival(String payload) {
            return Arrival.of(
                    payload.getBytes(StandardCharsets.UTF_8), "topic/of/" + payload.length());
        }

        boolean listensTo(String address) {
            return addresses.stream().anyMatch(one -> one.name().equals(address));
        }

        Plugboard plugboard() {
            return context.plugboard();
        }

        /** What arrives from one of its devices. */
        void arriveFrom(String place, String payload) {
            context.inbox()
                    .accept(Arrival.of(payload.getBytes(StandardCharsets.UTF_8), place), addresses);
        }

        void lose(String why) {
            watch.lost(why);
        }

        void closeFromAfar(String why) {
            watch.closed(why);
        }

        List<String> acknowledged() {
            return acknowledged;
        }

        List<String> texts() {
            return List.of(sent.toArray(new Sent[0])).stream().map(Sent::text).toList();
        }

        void deliver(int index) {
            sent.get(index).receipt().settle(Outcome.DELIVERED);
        }

        @Override
        public List<Link> links() {
            return List.of(this);
        }

        @Override
        public String name() {
            return "hand";
        }

        @Override
        public void open(LinkWatch itsWatch) throws LinkException {
            failAt("opening");
            if (breaksWhenOpened.isPresent()) {
                throw breaksWhenOpened.get().get();
            }
            if (refusesToOpen) {
                throw new LinkException("the cable is out; plug it in");
            }
            watch = itsWatch;
            log.add("opened " + context.name());
        }

        @Override
        public void close() {
            if (answersWhenClosed) {
                sent.forEach(one -> one.receipt().settle(Outcome.DELIVERED));
            }
            pass(heldClosed);
            log.add("closed " + context.name());
        }

        @Override
        public void listen(List<ReceiveAddress> now) {
            pass(heldListening);
            addresses = now;
        }

        private static void pass(CountDownLatch held) {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void receive(ReceiveAddress address) {
            asked.add(address.name());
        }

        @Override
        public LetterWriter writer(SendAddress address) {
            return message -> write(address, message);
        }

        private Letter write(SendAddress address, Envelope message) throws UndeliverableException {
            failAt("writing");
            var topic = address.settings().find(TOPIC);
            if (topic.isPresent() && topic.get().source().contains("#")) {
                throw new UndeliverableException("\"#\" cannot be sent to");
            }
            return new Letter(
                    topic.isPresent() ? topic.get().fill(message, word -> word) : address.name(),
                    address.payload(message),
                    "",
                    saysTime ? message.time() : "",
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    false);
        }

        @Override
        public void send(Letter letter, Receipt receipt) {
            failAt("sending");
            pass(heldSending);
            sent.add(new Sent(letter, receipt));
            if (answersAtOnce) {
                receipt.settle(Outcome.DELIVERED);
            }
        }

        private void failAt(String what) {
            if (failsAt.equals(what)) {
                failsAt = "";
                throw new AssertionError(what + " cannot fail");
            }
        }

        @Override
        public int window() {
            return window;
        }

        @Override
        public boolean runsOn(Thread thread) {
            failAt("telling where it runs");
            return runsOn.filter(mine -> mine == thread).isPresent();
        }

        @Override
        public void leave() {
            leaving.run();
            log.add("left " + context.name());
        }

        @Override
        public void run(TaskCall call) {
            asked.add(call.function());
        }
    }
}
