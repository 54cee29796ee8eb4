package io.postern.bench.ledger;

import io.postern.app.mqtt.Numbered;
import io.postern.app.mqtt.NumberedRows;
import io.postern.app.mqtt.TornSegment;
import io.postern.bench.books.Violation;
import io.postern.bench.gateway.CutDisk;
import io.postern.bench.process.Waiting;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What may happen to what waits on disk. */
final class DiskFaults {

    private static final int FEW = 300;

    private final FaultScene scene;
    private final Standstill standstill;
    private final Optional<CutDisk> disk;

    DiskFaults(FaultScene scene, Standstill standstill, Optional<CutDisk> disk) {
        this.scene = scene;
        this.standstill = standstill;
        this.disk = disk;
    }

    List<Fault> all() {
        return Stream.concat(
                        Stream.of(new Fault("bytes torn off the journal", this::tear)),
                        disk.map(full -> new Fault("disk full", () -> fill(full))).stream())
                .toList();
    }

    /** Half of the times the gateway is killed meanwhile. */
    private void fill(CutDisk full) throws IOException, InterruptedException {
        boolean killed = scene.either();
        scene.site().cloud().stop();
        scene.pass(200, 2_000);
        full.fill();
        scene.pass(1_000, 5_000);
        if (killed) {
            scene.keeper().kill();
            scene.pass(200, 1_500);
        }
        full.free();
        scene.pass(200, 2_000);
        scene.site().cloud().startAgain();
    }

    /** The gateway must say exactly what was lost. Before it, nothing else is on its way. */
    private void tear() throws IOException, InterruptedException {
        standstill.settle();
        scene.site().cloud().stop();
        scene.sources().burst(FEW);
        scene.pass(500, 4_000);
        scene.sources().pause();
        if (Waiting.until(scene.books()::isAllAcknowledged, FaultScene.PATIENCE)) {
            var before = scene.keeper().killed();
            scene.books().note(TornSegment.tear(scene.site().station().data(), scene.random()));
            var after = scene.keeper().rows();
            scene.books().gatewayEnded(after.counts());
            scene.keeper().start();
            scene.site().cloud().startAgain();
            var lost = without(before.counts(), after.counts());
            standstill.await(lost.size());
            compare(before);
        } else {
            scene.site().cloud().startAgain();
        }
        scene.sources().resume();
    }

    private static Map<Numbered, Integer> without(
            Map<Numbered, Integer> before, Map<Numbered, Integer> after) {
        var lost = new HashMap<>(before);
        after.forEach((number, rows) -> lost.merge(number, -rows, Integer::sum));
        lost.values().removeIf(rows -> rows <= 0);
        return lost;
    }

    private void compare(NumberedRows before) {
        var reported = reported(before);
        var missing = scene.books().missing();
        scene.counters().tornOff(reported.values().stream().mapToInt(Integer::intValue).sum());
        var all = new TreeSet<>(missing.keySet());
        all.addAll(reported.keySet());
        for (var number : all) {
            int said = reported.getOrDefault(number, 0);
            int found = missing.getOrDefault(number, 0);
            if (said != found) {
                misreported("%s: %d reported, %d missing".formatted(number.payload(), said, found));
            }
            scene.books().giveUp(number);
        }
    }

    private Map<Numbered, Integer> reported(NumberedRows before) {
        var reported = new HashMap<Numbered, Integer>();
        for (var row : before.lost(scene.site().station().log())) {
            row.ifPresentOrElse(
                    number -> reported.merge(number, 1, Integer::sum),
                    () -> misreported("a row is reported that was not there"));
        }
        return reported;
    }

    private void misreported(String what) {
        scene.counters().violated(Violation.MISREPORTED, what, scene.books().events());
    }
}
