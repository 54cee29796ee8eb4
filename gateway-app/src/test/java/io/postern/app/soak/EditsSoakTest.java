package io.postern.app.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random edits of a live configuration under 1,000 messages a second. */
class EditsSoakTest {

    private static final long SEED = 20_261_121;
    private static final int WARM_UP = 20;
    private static final Duration TO_SETTLE = Duration.ofSeconds(60);

    /** The JDK makes classes for lambdas and reflection when it likes. */
    private static final int FEW_CLASSES = 50;

    private final Random random = new Random(SEED);

    @TempDir private Path home;

    @Test
    void addressesThatNoEditTouchesLoseAndRepeatNothing() throws Exception {
        try (var site = site()) {
            site.start();
            var edits = new Edits(site, SEED);
            edit(site, edits, WARM_UP);
            var before = Settled.footprint(site);
            long started = System.nanoTime();
            long messages = handledOver(site);

            edits = new Edits(site, SEED + 1);
            edit(site, edits, Size.edits());
            double seconds = (System.nanoTime() - started) / 1e9;
            messages = handledOver(site) - messages;
            var after = Settled.footprint(site);

            site.end();
            report(edits, before, after, messages, seconds);
            assertNothingLostOrRepeated(site, seconds);
            assertThat(site.log.containing("were not safe")).isEmpty();
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
            assertThat(after.handles()).isLessThanOrEqualTo(before.handles());
            assertThat(after.loaders()).isEqualTo(before.loaders());
            assertThat(after.classes()).isLessThan(before.classes() + FEW_CLASSES);
        }
    }

    private SoakSite site() throws IOException {
        var site = new SoakSite(home);
        site.save("carriers/field.json", "{\"source\": \"simulator\"}");
        site.save(
                "carriers/journal.json",
                "{\"source\": \"log\", \"file\": \"%s\", \"rotate_size\": 0}"
                        .formatted(journal(site)));
        site.save("handlers/steady.json", "{\"source\": \"soak\"}");
        for (var steady : Steady.ALL) {
            steady.save(site);
        }
        new SoakPlugin().write(site.plugins, 1);
        return site;
    }

    private static Path journal(SoakSite site) {
        return site.data.resolve("journal.jsonl");
    }

    /** Edits in bursts, each taken before the next; then everything is as it was. */
    private void edit(SoakSite site, Edits edits, int most) throws Exception {
        edits.begin();
        while (edits.done() < most) {
            site.forgetNews();
            for (int burst = 1 + random.nextInt(3); burst > 0; burst--) {
                edits.next();
            }
            edits.beat();
            assertThat(site.awaitNews()).isTrue();
            if (edits.isBroken()) {
                await().atMost(TO_SETTLE).until(() -> site.status().configuration().lastGood());
                edits.mend();
            }
        }
        edits.end();
        await().atMost(TO_SETTLE)
                .until(
                        () ->
                                !site.status().configuration().lastGood()
                                        && site.status().addresses().size()
                                                == 2 * Steady.ALL.size());
    }

    private static long handledOver(SoakSite site) {
        return Steady.ALL.stream()
                .mapToLong(steady -> site.count(steady.out(), "acknowledged"))
                .sum();
    }

    private static void assertNothingLostOrRepeated(SoakSite site, double seconds)
            throws IOException {
        var ledger = LogLedger.read(journal(site));
        for (var steady : Steady.ALL) {
            assertThat(ledger.firstFault(steady.out())).as(steady.name()).isEmpty();
            assertThat(ledger.numbers(steady.out()).size())
                    .as(steady.name())
                    .isGreaterThan((int) (0.9 * steady.rate() * seconds));
        }
    }

    private static void report(
            Edits edits, SoakFootprint before, SoakFootprint after, long messages, double seconds)
            throws IOException {
        Size.report(
                "edits",
                """
                %d edits in %.1f s: %s
                %d numbered messages meanwhile, %.0f a second
                before: %s
                after:  %s
                """
                        .formatted(
                                edits.done(),
                                seconds,
                                edits.counts(),
                                messages,
                                messages / seconds,
                                before,
                                after));
    }
}
