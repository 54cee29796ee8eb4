package io.postern.bench.ledger;

import io.postern.bench.books.Poison;
import io.postern.bench.books.Violation;
import io.postern.bench.gateway.CutDisk;
import io.postern.bench.process.Waiting;
import io.postern.testing.mqtt.Pub;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Draws what happens to a site: as cards are dealt, so that each happens before any does again. One
 * thread.
 */
final class Faults {

    private final FaultScene scene;
    private final List<Fault> all;
    private final Deque<Fault> dealt = new ArrayDeque<>();
    private int poisons;

    /**
     * @param disk the data folder's own, where it has one
     */
    Faults(FaultScene scene, Standstill standstill, Optional<CutDisk> disk, LedgerOptions options) {
        this.scene = scene;
        all =
                Stream.of(
                                new LinkFaults(scene).all(),
                                new ProcessFaults(scene).all(),
                                new FileFaults(scene).all(),
                                new DiskFaults(scene, standstill, disk).all(),
                                List.of(new Fault("poison", this::poison)))
                        .flatMap(List::stream)
                        .filter(fault -> options.wants(fault.name()))
                        .toList();
    }

    void next() throws IOException, InterruptedException {
        var random = scene.random();
        var fault = deal();
        scene.sources().burst(100 + random.nextInt(200));
        Waiting.pass(Duration.ofMillis(random.nextInt(300)));
        scene.books().note("fault: " + fault.name());
        scene.counters().fault(fault.name());
        fault.happening().happen();
    }

    private Fault deal() {
        if (dealt.isEmpty()) {
            var shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, scene.random());
            dealt.addAll(shuffled);
        }
        return dealt.remove();
    }

    /** It must get a dead letter, or go through. */
    private void poison() throws IOException, InterruptedException {
        var books = scene.books();
        var poison = Poison.number(++poisons);
        books.expect(poison, 1);
        Pub.to(scene.site().field())
                .qos(1)
                .message(scene.way() + "/poison", Poison.payload(poison));
        if (Waiting.until(() -> books.isSettled(poison) || revived(), FaultScene.PATIENCE)
                && !books.isConfirmed(poison)) {
            if (deadLetters().contains("\"n\":" + poison.number() + ",")) {
                scene.counters().deadLetter();
            } else {
                scene.counters()
                        .violated(
                                Violation.GONE,
                                "poison: expected a dead letter, found " + deadLetters(),
                                books.events());
            }
        }
    }

    private String deadLetters() throws IOException, InterruptedException {
        return scene.site().station().says("dead");
    }

    private boolean revived() throws IOException {
        scene.keeper().revive();
        return false;
    }
}
