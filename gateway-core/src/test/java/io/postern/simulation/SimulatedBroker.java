package io.postern.simulation;

import io.postern.api.carrier.Arrival;
import io.postern.api.link.Letter;
import io.postern.api.link.LinkException;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A broker that keeps one session for the gateway, sends again what was not acknowledged, and has
 * its moods. What goes over a connection takes its time and keeps its order.
 */
final class SimulatedBroker {

    private static final int RECEIVE_MAXIMUM = 20;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(22);
    private static final Duration SLOWEST = Duration.ofMillis(30);

    private final String name;
    private final SimulatedProcess process;
    private final SplittableRandom chance;
    private final Oracle oracle;
    private final Canary canary;
    private final Set<SimulatedMessage> before = new HashSet<>();
    private final Set<SimulatedMessage> session = new LinkedHashSet<>();
    private Optional<Connection> connection = Optional.empty();
    private boolean up = true;
    private boolean subscribed;
    private boolean losesAnswers;
    private boolean later;
    private int slowness = 1;
    private int refusals;

    /** Until it is cut. */
    private final class Connection {

        private final SimulatedLink link;
        private final Set<SimulatedMessage> given = new LinkedHashSet<>();
        private boolean alive = true;
        private long lastThere;
        private long lastBack;

        Connection(SimulatedLink link) {
            this.link = link;
        }

        /** In their order: a stream of bytes. */
        void there(Runnable arriving) {
            lastThere = Math.max(lastThere, process.nanos() + latency());
            at(lastThere, arriving);
        }

        void back(Runnable arriving) {
            lastBack = Math.max(lastBack, process.nanos() + latency());
            at(lastBack, () -> link.onItsLoop(arriving));
        }

        private void at(long moment, Runnable arriving) {
            process.after(
                    Duration.ofNanos(moment - process.nanos()),
                    () -> {
                        if (alive) {
                            arriving.run();
                        }
                    });
        }

        private long latency() {
            return slowness * (long) (chance.nextDouble() * SLOWEST.toNanos());
        }
    }

    SimulatedBroker(
            String name,
            SimulatedProcess process,
            SplittableRandom chance,
            Oracle oracle,
            Canary canary) {
        this.canary = canary;
        this.name = name;
        this.process = process;
        this.chance = chance;
        this.oracle = oracle;
    }

    String name() {
        return name;
    }

    void connect(SimulatedLink link) throws LinkException {
        disconnect();
        if (!up) {
            throw new LinkException("connection refused");
        }
        connection = Optional.of(new Connection(link));
        give();
    }

    /** Whoever subscribes gets the command that is retained there; the session remembers it. */
    void subscribe() {
        if (!subscribed || canary == Canary.SUBSCRIBES_AGAIN) {
            subscribed = true;
            oracle.commanded();
            oracle.published(SimulatedMessage.COMMAND);
            publish(SimulatedMessage.COMMAND);
        }
    }

    /** The gateway will not come back, as it says. */
    void endSession() {
        subscribed = false;
        session.clear();
    }

    void disconnect() {
        connection.ifPresent(was -> was.alive = false);
        connection = Optional.empty();
    }

    void disconnect(SimulatedLink link) {
        if (connection.filter(now -> now.link == link).isPresent()) {
            disconnect();
        }
    }

    /** A device sends something. */
    void publish(SimulatedMessage message) {
        if (message.waits()) {
            session.add(message);
            give();
        } else if (connection.isPresent()) {
            var now = connection.get();
            now.back(() -> arrive(now, message));
        }
    }

    /** Whether all that it had for the gateway was acknowledged. */
    boolean isDone() {
        return session.isEmpty();
    }

    private void give() {
        if (connection.isEmpty()) {
            return;
        }
        var now = connection.get();
        for (var message : List.copyOf(session)) {
            if (now.given.size() < RECEIVE_MAXIMUM && now.given.add(message)) {
                now.back(() -> arrive(now, message));
            }
        }
    }

    private void arrive(Connection over, SimulatedMessage message) {
        if (!message.waits() && !over.link.isOpen()) {
            return;
        }
        oracle.given(message);
        var arrival = Arrival.of(message.payload(), message.topic());
        if (!message.waits()) {
            over.link.arrive(arrival);
            return;
        }
        boolean again = !before.add(message);
        if (canary == Canary.ACKNOWLEDGED_EARLY) {
            acknowledged(over, message);
        }
        over.link.arrive(arrival.acknowledgedBy(() -> confirmed(over, message, again)));
    }

    private void confirmed(Connection over, SimulatedMessage message, boolean again) {
        boolean isLate = canary == Canary.ACKNOWLEDGED_EARLY;
        if (!isLate && !(again && canary == Canary.REDELIVERED_UNACKNOWLEDGED)) {
            acknowledged(over, message);
        }
    }

    /** The gateway says so; its word may be lost on the way. */
    private void acknowledged(Connection over, SimulatedMessage message) {
        oracle.acknowledged(message);
        over.there(
                () -> {
                    over.given.remove(message);
                    session.remove(message);
                    give();
                });
    }

    /** The gateway sends something. */
    void send(SimulatedLink link, Letter letter, Receipt receipt) {
        var over = connection.filter(now -> now.link == link);
        over.ifPresent(now -> now.there(() -> take(now, letter, receipt)));
    }

    private void take(Connection over, Letter letter, Receipt receipt) {
        oracle.came(letter);
        var outcome = outcome();
        if (outcome instanceof Outcome.Delivered) {
            oracle.arrived(letter);
        }
        if (!losesAnswers || chance.nextBoolean()) {
            over.back(() -> receipt.settle(outcome));
        }
    }

    private Outcome outcome() {
        if (refusals > 0) {
            refusals--;
            return new Outcome.Refused("packet refused (0x99)");
        }
        return later ? new Outcome.Later("quota exceeded (0x97)") : Outcome.DELIVERED;
    }

    void down() {
        up = false;
        cut(false);
    }

    /**
     * The connection breaks.
     *
     * @param closed whether the broker closes it in silence, as one does that dislikes a message
     */
    void cut(boolean closed) {
        connection.ifPresent(was -> was.link.onItsLoop(() -> was.link.lost(closed)));
        disconnect();
    }

    /** Who stands still for so long is given up. */
    void freeze(Duration time) {
        if (time.compareTo(KEEP_ALIVE) > 0) {
            process.after(KEEP_ALIVE, () -> cut(false));
        }
    }

    /** Something between forgets the connection, and nobody is told. */
    void mute() {
        disconnect();
    }

    /** Whether the other end of its connection is there. */
    boolean hears(SimulatedLink link) {
        return connection.filter(now -> now.link == link).isPresent();
    }

    void loseAnswers() {
        losesAnswers = true;
    }

    void sayLater() {
        later = true;
    }

    void slowDown(int times) {
        slowness = times;
    }

    void refuse(int many) {
        refusals = many;
    }

    /** A stream of which something was lost does not go on. */
    void calm() {
        if (losesAnswers) {
            cut(false);
        }
        up = true;
        losesAnswers = false;
        later = false;
        slowness = 1;
        refusals = 0;
    }
}
