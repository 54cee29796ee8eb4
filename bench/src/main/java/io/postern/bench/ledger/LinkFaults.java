package io.postern.bench.ledger;

import io.postern.app.mqtt.TwoBrokers;
import io.postern.bench.process.Waiting;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.SeenPacket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** What may happen to a link. */
final class LinkFaults {

    private static final int SLOWEST = 300;

    private final FaultScene scene;

    LinkFaults(FaultScene scene) {
        this.scene = scene;
    }

    List<Fault> all() {
        var site = scene.site();
        return Stream.concat(
                        of("receiving link", site.in(), TwoBrokers.IN, Direction.TO_BROKER),
                        of("sending link", site.out(), TwoBrokers.OUT, Direction.TO_CLIENT))
                .toList();
    }

    /**
     * @param answers which way the acknowledgements go
     */
    private Stream<Fault> of(String link, CuttableProxy proxy, String wire, Direction answers) {
        return Stream.of(
                new Fault(link + " cut", proxy::cut),
                new Fault(link + " hung up", proxy::hangUp),
                new Fault(
                        link + " cut at an acknowledgement",
                        () -> cutAtAnswer(proxy, wire, answers)),
                new Fault(link + " slow", () -> slow(proxy)),
                new Fault(link + " silent both ways", () -> silent(proxy)),
                new Fault(link + " half-open", () -> halfOpen(proxy)));
    }

    /** Half of the times the answer is lost, half of the times it just passed. */
    private void cutAtAnswer(CuttableProxy proxy, String wire, Direction answers)
            throws InterruptedException {
        boolean before = scene.either();
        var seen = new CountDownLatch(1 + scene.random().nextInt(20));
        var done = new AtomicBoolean();
        scene.watcher()
                .set(
                        packet -> {
                            if (isAnswer(packet, wire, answers)) {
                                seen.countDown();
                                if (before && seen.getCount() == 0 && !done.getAndSet(true)) {
                                    proxy.cut();
                                }
                            }
                        });
        seen.await(FaultScene.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        scene.watcher().set(packet -> {});
        if (!before) {
            proxy.cut();
        }
    }

    private static boolean isAnswer(SeenPacket seen, String wire, Direction answers) {
        return seen.wire().equals(wire)
                && seen.direction() == answers
                && seen.packet().isConfirmation();
    }

    private void slow(CuttableProxy proxy) {
        proxy.delay(Duration.ofMillis(10 + scene.random().nextInt(SLOWEST)));
        scene.pass(1_000, 5_000);
        proxy.delay(Duration.ZERO);
    }

    private void silent(CuttableProxy proxy) throws IOException {
        int before = proxy.connections();
        proxy.stall();
        awaitGivenUp(proxy, before);
    }

    private void halfOpen(CuttableProxy proxy) throws IOException {
        int before = proxy.connections();
        proxy.stall(scene.either() ? Direction.TO_BROKER : Direction.TO_CLIENT);
        awaitGivenUp(proxy, before);
    }

    /** For so long that the gateway gives up, or only for a moment. */
    private void awaitGivenUp(CuttableProxy proxy, int before) throws IOException {
        if (scene.either()) {
            Waiting.until(() -> proxy.connections() > before, FaultScene.PATIENCE);
        } else {
            scene.pass(200, 1_500);
        }
        proxy.resume();
    }
}
