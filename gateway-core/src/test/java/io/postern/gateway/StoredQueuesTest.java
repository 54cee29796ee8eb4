package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import io.postern.api.link.Outcome;
import io.postern.api.testing.VirtualTime;
import io.postern.journal.disk.FolderDisk;
import io.postern.ops.CommandException;
import io.postern.ops.Queues;
import io.postern.ops.Queues.Backlog;
import io.postern.ops.Queues.Waiting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits on disk can be seen, and what waits for an address that is gone goes elsewhere. */
class StoredQueuesTest {

    @TempDir private Path folder;

    private final VirtualTime time = new VirtualTime();
    private Instant begin;
    private Rig rig;

    @BeforeEach
    void begin() {
        rig = born(plans().send("old", "soil", "out"));
        begin = time.now();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private Rig born(Plans plans) {
        var fresh = new Rig(time, new FolderDisk(folder.resolve("journal")));
        fresh.run(plans);
        await().until(() -> fresh.links.containsAll(List.of("in up", "out up", "other up")));
        return fresh;
    }

    private static Plans plans() {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .carrier("other")
                .receive("soil", "soil", "in")
                .receive("air", "air", "in")
                .send("fresh", "air", "other")
                .send("hourly", "air", "other", Trigger.every(Duration.ofHours(1)));
    }

    private Queues queues() {
        return rig.queues;
    }

    private HandCarrier.Hand other() {
        return rig.hand("other");
    }

    /** So many wait for it: its link is down. */
    private void fill(int count) {
        lose("out");
        for (int n = 0; n < count; n++) {
            rig.hand("in").arriveAt("soil", "{\"n\":" + n + "}");
        }
        awaitOnDisk("old", count);
    }

    private void lose(String carrier) {
        rig.hand(carrier).refusesToOpen = true;
        rig.hand(carrier).lose("cable cut");
        await().until(() -> rig.links.contains(carrier + " down"));
    }

    private void awaitOnDisk(String name, long count) {
        await().until(
                        () -> {
                            time.advance(Duration.ofMillis(100));
                            return rig.running.counters(name).onDisk() == count;
                        });
    }

    private void park() {
        rig.run(plans());
    }

    private void awaitSent(int count) {
        await().until(
                        () -> {
                            time.advance(Duration.ofMillis(100));
                            return other().sent.size() >= count;
                        });
    }

    private static List<String> letters(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> "old {\"n\":" + n + "}").toList();
    }

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(CommandException.class).hasMessage(message);
    }

    @Test
    void nothingWaitsWhileAllIsWell() throws CommandException {
        assertThat(queues().all()).isEmpty();
        assertThat(folder.resolve("journal")).doesNotExist();
    }

    @Test
    void tellsHowMuchWaitsSinceWhenAndForWhom() throws CommandException {
        fill(3);

        var all = queues().all();
        park();
        var parked = queues().all();

        assertThat(all)
                .containsExactly(
                        new Backlog("old", 3, all.get(0).bytes(), Optional.of(begin), false));
        assertThat(all.get(0).bytes()).isBetween(100L, 1_000L);
        assertThat(parked)
                .containsExactly(
                        new Backlog("old", 3, all.get(0).bytes(), Optional.of(begin), true));
    }

    @Test
    void showsTheOldestInOrder() throws CommandException {
        fill(5);

        var two = queues().oldest("old", 0, 2);
        var rest = queues().oldest("old", 2, 20);

        assertThat(two).extracting(Waiting::number).containsExactly(1L, 2L);
        assertThat(rest).extracting(Waiting::number).containsExactly(3L, 4L, 5L);
        assertThat(queues().oldest("old", 5, 20)).isEmpty();
        var first = two.get(0).content().orElseThrow();
        assertThat(first.at()).isEqualTo(begin);
        assertThat(first.messageType()).isEqualTo("soil");
        assertThat(first.destination()).isEqualTo("old");
        assertThat(first.uid()).isNotEmpty();
        assertThat(new String(first.payload(), StandardCharsets.UTF_8)).isEqualTo("{\"n\":0}");
    }

    @Test
    void dropsWhatIsParkedForGood() throws CommandException {
        fill(3);
        park();

        long dropped = queues().drop("old");

        assertThat(dropped).isEqualTo(3);
        assertThat(queues().all()).isEmpty();
        rig.close();
        rig = born(plans().send("old", "soil", "out"));
        rig.hand("out").answersAtOnce = true;
        rig.hand("in").arriveAt("soil", "{\"n\":3}");
        assertThat(rig.hand("out").texts()).isEqualTo(letters(3, 4));
    }

    @Test
    void movesThemToOneThatSendsDirectlyAndWhatIsNewComesBehind() throws CommandException {
        fill(3);
        park();
        other().answersAtOnce = true;
        rig.hand("in").arriveAt("air", "{\"n\":-1}");

        long moved = queues().move("old", "fresh");
        rig.hand("in").arriveAt("air", "{\"n\":3}");

        assertThat(moved).isEqualTo(3);
        awaitSent(5);
        assertThat(other().texts())
                .containsExactly(
                        "fresh {\"n\":-1}",
                        "old {\"n\":0}",
                        "old {\"n\":1}",
                        "old {\"n\":2}",
                        "fresh {\"n\":3}");
        awaitOnDisk("fresh", 0);
        assertThat(queues().all()).isEmpty();
    }

    @Test
    void movesThemBehindWhatWaits() throws CommandException {
        fill(3);
        park();
        lose("other");
        rig.hand("in").arriveAt("air", "{\"n\":-1}");
        awaitOnDisk("fresh", 1);

        queues().move("old", "fresh");
        rig.hand("in").arriveAt("air", "{\"n\":3}");
        awaitOnDisk("fresh", 5);
        rig.close();
        rig = born(plans());
        other().answersAtOnce = true;

        awaitSent(5);
        assertThat(other().texts().get(0)).isEqualTo("fresh {\"n\":-1}");
        assertThat(other().texts().subList(1, 4)).isEqualTo(letters(0, 3));
        assertThat(other().texts().get(4)).isEqualTo("fresh {\"n\":3}");
    }

    @Test
    void noneIsSkippedForOneThatWasOnItsWayAndIsWrittenBehindThem() throws CommandException {
        fill(3);
        park();
        rig.hand("in").arriveAt("air", "{\"n\":-1}");
        assertThat(other().sent).hasSize(1);
        lose("other");

        queues().move("old", "fresh");
        awaitOnDisk("fresh", 4);
        other().refusesToOpen = false;
        other().answersAtOnce = true;

        awaitSent(5);
        awaitOnDisk("fresh", 0);
        assertThat(other().texts().subList(1, 5))
                .containsExactly(
                        "fresh {\"n\":-1}", "old {\"n\":0}", "old {\"n\":1}", "old {\"n\":2}");
    }

    @Test
    void movesMoreThanFitsIntoOneCommit() throws CommandException {
        lose("out");
        var much = "x".repeat(100_000);
        for (int n = 0; n < 25; n++) {
            rig.hand("in").arriveAt("soil", "{\"n\":\"" + n + much + "\"}");
        }
        awaitOnDisk("old", 25);
        park();

        assertThat(queues().move("old", "fresh")).isEqualTo(25);

        other().answersAtOnce = true;
        other().sent.forEach(sent -> sent.receipt().settle(Outcome.DELIVERED));
        awaitSent(25);
        assertThat(other().texts())
                .extracting(text -> text.replace("x", ""))
                .isEqualTo(
                        IntStream.range(0, 25).mapToObj(n -> "old {\"n\":\"" + n + "\"}").toList());
    }

    @Test
    void whatIsStillToBeSentStays() {
        fill(1);
        var why = " it all the same, park the address first: \"enabled\": false";
        var what =
                ": expected a parked queue, found \"old\": addresses/old is in effect, and what"
                        + " waits is still to be sent. To ";

        assertRefused("queue drop" + what + "drop" + why, () -> queues().drop("old"));
        assertRefused("queue move" + what + "move" + why, () -> queues().move("old", "fresh"));
        assertThat(rig.running.counters("old").onDisk()).isEqualTo(1);
    }

    @Test
    void namesTheNearest() {
        assertRefused(
                "queue: expected the name of a queue (postern queue lists them), found \"odl\";"
                        + " did you mean \"old\"?",
                () -> queues().oldest("odl", 0, 1));
        fill(1);
        park();

        assertRefused(
                "queue: expected the name of a queue (postern queue lists them), found \"odl\";"
                        + " did you mean \"old\"?",
                () -> queues().drop("odl"));
        assertRefused("queue: nothing waits on disk for \"fresh\"", () -> queues().drop("fresh"));
        assertRefused(
                "queue move: expected TO to be a send address, found \"frehs\"; did you mean"
                        + " \"fresh\"?",
                () -> queues().move("old", "frehs"));
        assertRefused(
                "queue move: expected TO to be a send address with \"duration\": \"on_message\","
                        + " found \"hourly\", which has no queue",
                () -> queues().move("old", "hourly"));
        assertThat(rig.running.counters("old").onDisk()).isEqualTo(1);
    }
}
