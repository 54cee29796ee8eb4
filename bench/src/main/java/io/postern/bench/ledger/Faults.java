package io.postern.bench.ledger;

import io.postern.app.mqtt.TwoBrokers;
import io.postern.bench.process.Waiting;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.SeenPacket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What may happen to a site. One thread. */
final class Faults {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ABSENT = Duration.ofSeconds(2);

    private final TwoBrokers site;
    private final Keeper keeper;
    private final AtomicReference<Consumer<SeenPacket>> watcher;
    private final Sources sources;
    private final Books books;
    private final LedgerTally counters;
    private final Random random;
    private final List<Fault> all;
    private int number;
    private boolean blocking;

    /** What happens, under the name that it is counted by. */
    private record Fault(String name, Happening happening) {}

    private interface Happening {
        void happen() throws IOException, InterruptedException;
    }

    /**
     * @param watcher hears of each packet
     */
    Faults(
            TwoBrokers site,
            Keeper keeper,
            AtomicReference<Consumer<SeenPacket>> watcher,
            Sources sources,
            Books books,
            LedgerTally counters,
            LedgerOptions options) {
        this.site = site;
        this.keeper = keeper;
        this.watcher = watcher;
        this.sources = sources;
        this.books = books;
        this.counters = counters;
        random = new Random(options.seed());
        all =
                List.of(
                                new Fault("receiving link cut", site.in()::cut),
                                new Fault("sending link cut", site.out()::cut),
                                new Fault("receiving link hung up", site.in()::hangUp),
                                new Fault("sending link hung up", site.out()::hangUp),
                                new Fault(
                                        "receiving link cut at an acknowledgement",
                                        () -> cutAtAnswer(site.in(), TwoBrokers.IN)),
                                new Fault(
                                        "sending link cut at an acknowledgement",
                                        () -> cutAtAnswer(site.out(), TwoBrokers.OUT)),
                                new Fault("near broker restarted", this::restartNear),
                                new Fault("far broker restarted", site.cloud()::restart),
                                new Fault("far broker away", this::away),
                                new Fault("gateway killed, far broker away", this::killWhileAway),
                                new Fault("near broker mute", () -> mute(site.in(), site.field())),
                                new Fault("far broker mute", () -> mute(site.out(), site.cloud())),
                                new Fault("gateway killed", keeper::kill),
                                new Fault("gateway frozen", this::freeze),
                                new Fault("receive address renamed", this::rename),
                                new Fault("handler edited", () -> site.edit("note " + ++number)),
                                new Fault("function exchanged by an edit", this::exchange),
                                new Fault("handler jar swapped", this::swap),
                                new Fault("handler jar absent", this::absent),
                                new Fault("handler jar broken", this::spoil),
                                new Fault("poison", this::poison))
                        .stream()
                        .filter(fault -> options.wants(fault.name()))
                        .toList();
    }

    void next() throws IOException, InterruptedException {
        var fault = all.get(random.nextInt(all.size()));
        sources.burst(100 + random.nextInt(200));
        Waiting.pass(Duration.ofMillis(random.nextInt(300)));
        books.note("fault: " + fault.name());
        counters.fault(fault.name());
        fault.happening().happen();
    }

    /** Half of the times the answer is lost, half of the times it just passed. */
    private void cutAtAnswer(CuttableProxy proxy, String wire) throws InterruptedException {
        boolean before = random.nextBoolean();
        var direction = wire.equals(TwoBrokers.IN) ? Direction.TO_BROKER : Direction.TO_CLIENT;
        var seen = new CountDownLatch(1 + random.nextInt(20));
        var done = new AtomicBoolean();
        watcher.set(
                packet -> {
                    if (isAnswer(packet, wire, direction)) {
                        seen.countDown();
                        if (before && seen.getCount() == 0 && !done.getAndSet(true)) {
                            proxy.cut();
                        }
                    }
                });
        seen.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        watcher.set(packet -> {});
        if (!before) {
            proxy.cut();
        }
    }

    private static boolean isAnswer(SeenPacket seen, String wire, Direction direction) {
        return seen.wire().equals(wire)
                && seen.direction() == direction
                && seen.packet().isConfirmation();
    }

    /** It keeps what it took, so nothing may be on its way to it. */
    private void restartNear() throws IOException {
        sources.pause();
        site.field().restart();
        sources.resume();
    }

    /** For so long that the gateway gives up, or only for a moment. */
    private void mute(CuttableProxy proxy, Mosquitto broker) throws IOException {
        int before = proxy.connections();
        if (random.nextBoolean()) {
            broker.freeze();
            pass(500, 4_000);
            broker.thaw();
        } else {
            proxy.stall();
            if (random.nextBoolean()) {
                Waiting.until(() -> proxy.connections() > before, PATIENCE);
            } else {
                pass(200, 1_500);
            }
            proxy.resume();
        }
    }

    private void freeze() throws IOException, InterruptedException {
        signal("STOP");
        pass(500, 6_000);
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(site.station().pid()))
                .start()
                .waitFor();
    }

    /** Once, or again and again under load. */
    private void rename() throws IOException {
        for (int times = random.nextBoolean() ? 1 : 5; times > 0; times--) {
            site.rename(way(), ++number);
            pass(50, 600);
        }
    }

    private void exchange() throws IOException {
        site.exchange(random.nextBoolean() ? "inline" : "lane");
    }

    private void swap() {
        blocking = !blocking;
        site.swap(blocking);
    }

    private void absent() throws IOException {
        site.remove();
        Waiting.pass(ABSENT);
        site.swap(blocking);
    }

    private void spoil() throws IOException {
        site.spoil();
        pass(500, 2_000);
        site.swap(blocking);
    }

    /** Long enough that everything goes to the disk. */
    private void away() throws IOException, InterruptedException {
        site.cloud().stop();
        pass(2_000, 8_000);
        site.cloud().startAgain();
    }

    private void killWhileAway() throws IOException, InterruptedException {
        site.cloud().stop();
        pass(1_000, 5_000);
        keeper.kill();
        site.cloud().startAgain();
    }

    /** It must get a dead letter, or go through. */
    private void poison() throws IOException, InterruptedException {
        var poison = Poison.number(++number);
        books.expect(poison, 1);
        Pub.to(site.field()).qos(1).message(way() + "/poison", Poison.payload(poison));
        if (Waiting.until(() -> books.isSettled(poison) || revived(), PATIENCE)
                && !books.isConfirmed(poison)) {
            if (deadLetters().contains("\"n\":" + poison.number() + ",")) {
                counters.deadLetter();
            } else {
                counters.violated(
                        Violation.GONE,
                        "poison: expected a dead letter, found " + deadLetters(),
                        books.events());
            }
        }
    }

    private String deadLetters() throws IOException, InterruptedException {
        return site.station().says("dead");
    }

    private boolean revived() throws IOException {
        keeper.revive();
        return false;
    }

    private String way() {
        return TwoBrokers.WAYS.get(random.nextInt(TwoBrokers.WAYS.size()));
    }

    private void pass(int least, int most) {
        Waiting.pass(Duration.ofMillis(least + random.nextInt(most - least)));
    }
}
