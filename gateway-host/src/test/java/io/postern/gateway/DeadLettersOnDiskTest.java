package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.link.Outcome;
import io.postern.api.testing.VirtualTime;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.dead.KeptDeadLetters;
import io.postern.journal.disk.FolderDisk;
import io.postern.ops.CommandException;
import io.postern.ops.DeadLetters.DeadLetter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be handled or sent is kept on disk, and can be sent again from where it died. */
class DeadLettersOnDiskTest {

    private static final HandlerUse CODE = new HandlerUse("code", "inline");

    @TempDir private Path folder;

    private final VirtualTime time = new VirtualTime();
    private volatile boolean broken = true;
    private Rig rig;
    private KeptDeadLetters kept;

    @BeforeEach
    void begin() {
        bear(plans());
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private void bear(Plans plans) {
        rig = born(plans);
        kept = new KeptDeadLetters(rig.deadLetters, rig.poster, rig.running, rig.machine);
    }

    private Rig born(Plans plans) {
        var fresh = new Rig(time, new FolderDisk(folder.resolve("journal")));
        fresh.with(
                CodeHandler.of(
                        "code",
                        batch -> {
                            if (broken) {
                                throw new IllegalArgumentException("no such sensor");
                            }
                            return batch.each(m -> m.with(m.content().with("unit", "C")));
                        }));
        fresh.run(plans);
        await().until(() -> fresh.links.containsAll(List.of("in up", "out up")));
        fresh.hand("out").answersAtOnce = true;
        return fresh;
    }

    private static Plans plans() {
        return common().receive("soil", "soil", "in", CODE).send("to_out", "soil", "out");
    }

    private static Plans common() {
        return new Plans().carrier("in").carrier("out").handler("code");
    }

    private void rebirth(Plans plans) {
        rig.close();
        bear(plans);
    }

    private HandCarrier.Hand in() {
        return rig.hand("in");
    }

    private HandCarrier.Hand out() {
        return rig.hand("out");
    }

    private long resend() throws CommandException {
        return kept.resend(any -> true);
    }

    private void awaitNothingDead() {
        await().until(
                        () -> {
                            time.advance(Duration.ofSeconds(1));
                            return kept.kept() == 0;
                        });
    }

    @Test
    void itsSenderHasItsAcknowledgementWhenItIsOnDisk() {
        in().arrive("{\"n\":1}");

        assertThat(in().acknowledged()).isEmpty();
        await().until(
                        () -> {
                            time.advance(Duration.ofMillis(20));
                            return in().acknowledged().equals(List.of("{\"n\":1}"));
                        });
        assertThat(kept.kept()).isEqualTo(1);
    }

    @Test
    void itOutlivesTheProcessWithAllThatIsKnownOfIt() {
        in().arrive("{\"id\":\"pump\",\"n\":1}");
        var before = rig.deadLetters();

        rebirth(plans());

        assertThat(rig.deadLetters())
                .usingRecursiveComparison()
                .ignoringFields("at")
                .isEqualTo(before);
        var letter = rig.deadLetters().get(0);
        assertThat(letter.at().toEpochMilli()).isEqualTo(before.get(0).at().toEpochMilli());
        assertThat(letter.number()).isEqualTo(1);
        assertThat(letter.id()).contains("pump");
        assertThat(letter.origin().place()).isEqualTo("topic/of/19");
        assertThat(kept.count()).isZero();
        in().arrive("{\"n\":2}");
        assertThat(rig.deadLetters()).extracting(DeadLetter::number).containsExactly(2L, 1L);
    }

    @Test
    void itIsHandledAgainOnceTheHandlerIsMended() throws CommandException {
        in().arrive("{\"n\":1}");
        in().arrive("{\"n\":2}");
        rebirth(plans());
        broken = false;

        assertThat(resend()).isEqualTo(2);

        assertThat(out().texts())
                .containsExactly(
                        "to_out {\"n\":1,\"unit\":\"C\"}", "to_out {\"n\":2,\"unit\":\"C\"}");
        awaitNothingDead();
        rebirth(plans());
        assertThat(rig.dead()).isEmpty();
    }

    @Test
    void oneThatFailsAgainIsANewOneAndNotTakenAThirdTime() throws CommandException {
        in().arrive("{\"n\":1}");
        assertThat(rig.dead()).hasSize(1);
        resendBeside();

        await().until(
                        () -> {
                            time.advance(Duration.ofSeconds(1));
                            return rig.deadLetters().stream()
                                    .map(DeadLetter::number)
                                    .toList()
                                    .equals(List.of(2L));
                        });
    }

    @Test
    void oneThatTheFarEndRefusedGoesBehindWhatWaitsForIt() throws CommandException {
        broken = false;
        out().answersAtOnce = false;
        in().arrive("{\"n\":1}");
        out().sent.get(0).receipt().settle(new Outcome.Refused("not allowed"));
        await().until(() -> rig.dead().equals(List.of("to_out: not allowed")));
        out().answersAtOnce = true;

        assertThat(resend()).isEqualTo(1);

        await().until(() -> out().sent.size() == 2);
        assertThat(out().texts().get(1)).isEqualTo("to_out {\"n\":1,\"unit\":\"C\"}");
        assertThat(out().sent.get(1).letter().uid()).isEqualTo(out().sent.get(0).letter().uid());
        awaitNothingDead();
    }

    @Test
    void oneThatASendAddressOwnHandlerThrewAtIsGivenToThatOnly() throws CommandException {
        var plans = common().receive("soil", "soil", "in").send("to_out", "soil", "out", CODE);
        rebirth(plans.send("plain", "soil", "out"));
        in().arrive("{\"n\":1}");
        assertThat(rig.dead()).hasSize(1);
        assertThat(out().texts()).containsExactly("plain {\"n\":1}");
        broken = false;

        assertThat(resend()).isEqualTo(1);

        assertThat(out().texts())
                .containsExactly("plain {\"n\":1}", "to_out {\"n\":1,\"unit\":\"C\"}");
        awaitNothingDead();
    }

    @Test
    void whereItsAddressIsGoneItStaysAndTheAnswerSaysWhy() {
        in().arrive("{\"n\":1}");
        in().arrive("{\"n\":2}");
        rig.run(common().receive("soils", "soil", "in").send("to_out", "soil", "out"));

        assertThatThrownBy(this::resend)
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        "dead resend: 0 are on their way again, 2 cannot be sent again; the first,"
                                + " number 1: no receive address \"soil\" is in effect, where it died; did you mean"
                                + " \"soils\"?");
        assertThat(rig.deadLetters()).hasSize(2);
    }

    @Test
    void someAreDropped() throws CommandException {
        in().arrive("{\"n\":1}");
        in().arrive("{\"n\":2}");
        in().arrive("{\"n\":3}");

        assertThat(kept.drop(one -> one.number() != 2)).isEqualTo(2);

        assertThat(rig.deadLetters()).extracting(DeadLetter::number).containsExactly(2L);
        rebirth(plans());
        assertThat(rig.deadLetters()).extracting(DeadLetter::number).containsExactly(2L);
    }

    @Test
    void theOldestMakeRoomBeyondTenThousand() throws CommandException {
        for (int n = 0; n < 10_030; n++) {
            in().arrive("{\"n\":" + n + "}");
        }

        assertThat(rig.deadLetters()).hasSize(100).first().matches(one -> one.number() == 10_030);
        assertThat(kept.kept()).isEqualTo(10_000);
        assertThat(kept.evicted()).isEqualTo(30);
        assertThat(kept.before(32, 100)).extracting(DeadLetter::number).containsExactly(31L);
    }

    @Test
    void aQueueOfOthersIsNoneOfThem() throws CommandException {
        in().arrive("{\"n\":1}");

        assertThat(rig.deadLetters()).hasSize(1);
        assertThat(rig.queues.all()).isEmpty();
        assertThatThrownBy(() -> rig.queues.drop("/dead letters"))
                .hasMessageContaining("expected the name of a queue");
    }

    @Test
    void whatIsNotSafeInTimeStaysUntilItIs() throws CommandException {
        in().arrive("{\"n\":1}");
        assertThat(rig.deadLetters()).hasSize(1);
        broken = false;
        out().refusesToOpen = true;
        out().lose("cable cut");
        await().until(() -> rig.links.contains("out down"));
        resendBeside();

        await().until(() -> rig.running.counters("to_out").waiting() == 1);
        assertThat(kept.kept()).isEqualTo(1);
        await().until(
                        () -> {
                            time.advance(Duration.ofMillis(100));
                            return rig.running.counters("to_out").onDisk() == 1;
                        });
        awaitNothingDead();
    }

    /** It waits until what it sends again is safe. */
    private void resendBeside() {
        CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return resend();
                    } catch (CommandException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void itsLabelsAreThoseOfTheCountersToo() {
        in().arrive("{\"n\":1}");

        assertThat(rig.deadLetters()).extracting(DeadLetter::address).containsExactly("soil");
        assertThat(rig.running.counters("soil").dead.sum()).isEqualTo(1);
        assertThat(rig.running.counters("soil").dropped()).isEqualTo(Map.of());
    }
}
