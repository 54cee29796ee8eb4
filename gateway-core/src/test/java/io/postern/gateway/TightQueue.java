package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import io.postern.api.testing.VirtualTime;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.QueueLimits.WhenFull;
import io.postern.journal.disk.FolderDisk;
import io.postern.journal.disk.TightDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of a queue on disk share that is soon full: all goes from soil, over in, to up. */
abstract class TightQueue {

    /** Four messages of a test fit; a fifth is taken, and then it is too much. */
    static final long FIVE = 5_000;

    static final long TIGHT = 1_000_000;

    @TempDir private Path folder;

    final VirtualTime time = new VirtualTime();
    TightDisk disk;
    Rig rig;

    @BeforeEach
    void begin() {
        rig = born(QueueLimits.USUAL);
    }

    @AfterEach
    void end() {
        rig.close();
    }

    Rig born(QueueLimits limits) {
        disk = new TightDisk(new FolderDisk(folder.resolve("journal")));
        var fresh = new Rig(time, disk);
        fresh.run(plans(limits));
        await().until(() -> fresh.links.containsAll(List.of("in up", "out up")));
        return fresh;
    }

    Plans plans(QueueLimits limits) {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .receive("soil", "soil", "in")
                .send("up", "soil", "out")
                .queue("up", limits);
    }

    void change(QueueLimits limits) {
        rig.run(plans(limits));
    }

    static QueueLimits five(WhenFull whenFull) {
        return new QueueLimits(FIVE, Optional.empty(), TIGHT, whenFull);
    }

    HandCarrier.Hand out() {
        return rig.hand("out");
    }

    void lose() {
        int before = rig.links.size();
        out().refusesToOpen = true;
        out().lose("cable cut");
        await().until(() -> rig.links.subList(before, rig.links.size()).contains("out down"));
    }

    void comeBack() {
        out().refusesToOpen = false;
        out().answersAtOnce = true;
    }

    private static String message(int n) {
        return "{\"n\":" + n + ",\"x\":\"" + "x".repeat(1_000) + "\"}";
    }

    static List<String> messages(int from, int to) {
        return IntStream.range(from, to).mapToObj(TightQueue::message).toList();
    }

    static List<String> letters(int from, int to) {
        return messages(from, to).stream().map("up "::concat).toList();
    }

    void arrive(int from, int to) {
        messages(from, to).forEach(rig.hand("in")::arrive);
    }

    /** Its sender cannot wait. */
    void pass(int from, int to) {
        messages(from, to).forEach(message -> rig.hand("in").arriveAt("soil", message));
    }

    void until(Callable<Boolean> what) {
        await().pollInterval(Duration.ofMillis(2))
                .until(
                        () -> {
                            time.advance(Duration.ofMillis(100));
                            return what.call();
                        });
    }

    void awaitAcknowledged(List<String> messages) {
        until(() -> rig.hand("in").acknowledged().equals(messages));
    }

    void awaitOnDisk(long rows) {
        until(() -> rig.running.counters("up").onDisk() == rows);
    }

    void awaitSent(List<String> letters) {
        until(() -> out().sent.size() >= letters.size());
        assertThat(out().texts()).isEqualTo(letters);
    }

    Map<String, Long> dropped() {
        return rig.running.counters("up").dropped();
    }

    /** Long enough for whatever would be done, at the disk too. */
    void passTime() {
        for (int step = 0; step < 50; step++) {
            time.advance(Duration.ofMillis(100));
            assertThatNoException().isThrownBy(rig.queues::all);
        }
    }
}
