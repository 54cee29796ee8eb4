package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.Kept;
import io.postern.api.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a handler keeps of messages is on disk before these are acknowledged. */
class KeptTest {

    @TempDir private Path folder;

    private WindowRig window;

    @AfterEach
    void end() {
        window.close();
    }

    private void run(WindowRig.Making making) {
        window = new WindowRig(folder, WindowRig.plans(), making);
    }

    @Test
    void aMessageIsAcknowledgedWhenWhatIsKeptOfItIsOnDisk() {
        run(WindowRig::threes);

        window.arrive(1);
        assertThat(window.in().acknowledged()).isEmpty();
        window.awaitAcknowledged(1);
        window.kill();

        assertThat(window.keptNow()).containsExactly("{\"n\":1}");
    }

    @Test
    void itIsNotWhileTheDiskFails() {
        run(WindowRig::threes);
        window.diskTakes(false);

        window.arrive(1);
        window.until(() -> window.refusedByDisk() > 3);

        assertThat(window.in().acknowledged()).isEmpty();
        window.diskTakes(true);
        window.awaitAcknowledged(1);
    }

    @Test
    void aWindowGoesOnAfterACrash() {
        run(WindowRig::threes);
        window.arrive(1, 2);
        window.awaitAcknowledged(2);

        window.kill();
        window.out().answersAtOnce = true;
        window.arrive(3);

        window.awaitSent("to_out {\"all\":[1,2,3]}");
        window.awaitAcknowledged(1);
        assertThat(window.keptNow()).isEmpty();
    }

    @Test
    void whatWasRemovedIsThereAfterACrashAsLongAsWhatWasMadeOfItIsNotSafe() {
        window = new WindowRig(folder, WindowRig.blocking(), WindowRig::threes);
        window.arrive(1, 2);
        window.awaitAcknowledged(2);
        window.arrive(3);
        assertThat(window.out().texts()).containsExactly("to_out {\"all\":[1,2,3]}");
        window.arriveLater(4);
        assertThat(window.keptNow()).containsExactly("{\"n\":4}");
        assertThat(window.in().acknowledged()).doesNotContain("{\"n\":3}");

        window.kill();

        assertThat(window.keptNow())
                .containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}");
    }

    @Test
    void itIsGoneWhenThatIsSafe() {
        run(WindowRig::threes);
        window.out().answersAtOnce = true;
        window.arrive(1, 2, 3);
        window.awaitAcknowledged(3);

        window.awaitNoFiles();
        window.kill();

        assertThat(window.keptNow()).isEmpty();
    }

    @Test
    void itIsGoneWhenThatWaitsOnDisk() {
        run(WindowRig::threes);
        window.out().refusesToOpen = true;
        window.out().lose("cable cut");
        window.arrive(1, 2, 3);
        window.awaitAcknowledged(3);
        window.until(() -> window.rig.running.counters("to_out").onDisk() == 1);

        window.kill();
        window.out().answersAtOnce = true;

        window.awaitSent("to_out {\"all\":[1,2,3]}");
    }

    @Test
    void aCallThatThrowsKeepsAndRemovesNothing() {
        run(KeptTest::unlucky);
        window.arrive(1, 2);
        window.awaitAcknowledged(2);

        window.arrive(13);
        window.awaitAcknowledged(3);

        assertThat(window.rig.dead())
                .containsExactly(
                        "soil: handler window, function inline: IllegalArgumentException: unlucky");
        assertThat(window.keptNow()).containsExactly("{\"n\":1}", "{\"n\":2}");
        window.kill();
        assertThat(window.keptNow()).containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    private static CodeHandler.Code unlucky(HandlerContext context, Kept kept) {
        return batch -> {
            var content = batch.messages().get(0).content();
            kept.add(content);
            if (content.number("n").orElseThrow() == 13) {
                kept.all().forEach(one -> kept.remove(one.number()));
                throw new IllegalArgumentException("unlucky");
            }
            return List.of();
        };
    }

    @Test
    void whatIsTooMuchCostsItsMessageOnly() {
        run(
                (context, kept) ->
                        batch -> {
                            kept.add(JsonObject.EMPTY.with("x", "x".repeat(4_000_000)));
                            return List.of();
                        });

        window.arrive(1, 2, 3);
        window.awaitAcknowledged(3);

        assertThat(window.kept.all()).hasSize(2);
        assertThat(window.rig.dead())
                .containsExactly(
                        "soil: handler window, function inline: IllegalStateException: handler"
                                + " window: expected to keep at most 10 MB, found 4000008 bytes"
                                + " more than the 8000216 of 2"
                                + " entries, and 0 removed ones of which what was made is not safe"
                                + " yet; let it remove sooner what it does not need, or keep less"
                                + " of each message");
    }

    @Test
    void whatCouldNotBeReadAgainIsRefused() {
        var deep = JsonObject.EMPTY;
        for (int n = 0; n < 70; n++) {
            deep = JsonObject.EMPTY.with("deeper", deep);
        }
        var tooDeep = deep;
        run(
                (context, kept) ->
                        batch -> {
                            kept.add(tooDeep);
                            return List.of();
                        });

        window.arrive(1);
        window.awaitAcknowledged(1);

        assertThat(window.kept.all()).isEmpty();
        assertThat(window.rig.dead().get(0)).contains("cannot keep what could not be read again");
    }

    @Test
    void whatIsNotThereCannotBeRemovedAndNothingComesOfIt() {
        run(
                (context, kept) ->
                        batch -> {
                            kept.remove(kept.add(batch.messages().get(0).content()));
                            kept.remove(1);
                            kept.remove(4_711);
                            return List.of();
                        });

        window.arrive(1);
        window.awaitAcknowledged(1);
        window.arrive(2);
        window.awaitAcknowledged(2);

        assertThat(window.rig.dead()).isEmpty();
        assertThat(window.keptNow()).isEmpty();
    }
}
