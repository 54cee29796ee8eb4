package io.postern.simulation;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.api.carrier.Arrival;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.context.Time;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.link.Link;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import io.postern.api.link.ReceivingLink;
import io.postern.api.link.SendingLink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A carrier with one link to a simulated broker. */
final class SimulatedLink implements Carrier, ReceivingLink, SendingLink {

    private static final int WINDOW = 20;
    private static final int OVERTAKEN = 12;
    private static final Duration TO_LIVE = Duration.ofDays(100);
    private static final Duration PING = Duration.ofSeconds(15);
    private static final Duration TO_FOLLOW = Duration.ofMillis(20);

    private final CarrierContext context;
    private final SimulatedBroker broker;
    private final Canary canary;
    private final Deque<Receipt> open = new ArrayDeque<>();
    private Optional<Time.Timer> keepAlive = Optional.empty();
    private Optional<Runnable> kept = Optional.empty();
    private int sent;
    private final SimulatedProcess process;
    private final Executor loop;
    private List<ReceiveAddress> addresses = List.of();
    private Optional<LinkWatch> watch = Optional.empty();

    SimulatedLink(
            CarrierContext context,
            SimulatedBroker broker,
            SimulatedProcess process,
            Canary canary) {
        this.canary = canary;
        this.context = context;
        this.broker = broker;
        this.process = process;
        this.loop = process.lane("loop-" + broker.name());
    }

    /** Where everything comes in. */
    void onItsLoop(Runnable job) {
        loop.execute(job);
    }

    void arrive(Arrival arrival) {
        context.inbox().accept(arrival, addresses);
    }

    boolean isOpen() {
        return watch.isPresent();
    }

    void lost(boolean closed) {
        forget(Canary.FORGOTTEN_AT_LOSS);
        if (closed) {
            watch.ifPresent(one -> one.closed("closed by the broker"));
        } else {
            watch.ifPresent(one -> one.lost("connection reset"));
        }
    }

    @Override
    public List<Link> links() {
        return List.of(this);
    }

    @Override
    public String name() {
        return "both";
    }

    @Override
    public void open(LinkWatch itsWatch) throws LinkException {
        watch = Optional.of(itsWatch);
        broker.connect(this);
        if (!addresses.isEmpty()) {
            keepAlive = Optional.of(process.every(PING, this::ping));
            broker.subscribe();
        }
    }

    /** Who only receives would never know. Who sends relies on the gateway's patience. */
    private void ping() {
        if (!broker.hears(this)) {
            lost(false);
        }
    }

    @Override
    public void close() {
        keepAlive.ifPresent(Time.Timer::cancel);
        forget(Canary.FORGOTTEN_AT_CHANGE);
        watch = Optional.empty();
        broker.disconnect(this);
    }

    @Override
    public void leave() {
        broker.endSession();
    }

    /** It follows when the broker has answered: until then everything comes under the old names. */
    @Override
    public void listen(List<ReceiveAddress> now) {
        if (isOpen()) {
            process.await(new CompletableFuture<>(), TO_FOLLOW);
        }
        addresses = now;
        if (isOpen() && !now.isEmpty()) {
            broker.subscribe();
        }
    }

    @Override
    public void receive(ReceiveAddress address) {}

    @Override
    public LetterWriter writer(SendAddress address) {
        return message ->
                new Letter(
                        address.name(),
                        address.payload(message),
                        message.uid(),
                        "",
                        Optional.of(TO_LIVE),
                        Map.of(),
                        Optional.empty(),
                        false);
    }

    @Override
    public void send(Letter letter, Receipt receipt) {
        open.add(receipt);
        if (canary == Canary.OVERTAKES && ++sent % OVERTAKEN == 0) {
            kept = Optional.of(() -> broker.send(this, letter, receipt));
        } else {
            broker.send(this, letter, receipt);
            kept.ifPresent(Runnable::run);
            kept = Optional.empty();
        }
        if (canary == Canary.ROW_GONE_WHEN_SENT && letter.replayed()) {
            receipt.settle(Outcome.DELIVERED);
        }
    }

    private void forget(Canary mistake) {
        var was = List.copyOf(open);
        open.clear();
        if (canary == mistake) {
            was.forEach(receipt -> receipt.settle(Outcome.DELIVERED));
        }
    }

    @Override
    public Duration patience() {
        return canary == Canary.SILENT ? Duration.ZERO : Duration.ofSeconds(20);
    }

    @Override
    public int window() {
        return WINDOW;
    }
}
