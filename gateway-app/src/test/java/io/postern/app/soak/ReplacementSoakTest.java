package io.postern.app.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain Java plugin is replaced again and again under 1,000 messages a second. */
class ReplacementSoakTest {

    private static final int WARM_UP = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The JDK makes classes for lambdas and reflection when it likes. */
    private static final int FEW_CLASSES = 50;

    private static final List<Steady> WITHOUT =
            List.of(new Steady("plain", 400, true, ""), new Steady("cannot_wait", 100, false, ""));
    private static final List<Steady> WITH =
            List.of(
                    new Steady("inline", 300, true, Steady.use("quick_stamp", "inline")),
                    new Steady("lane", 200, true, Steady.use("stamp", "lane")));

    private final SoakPlugin plugin = new SoakPlugin();

    @TempDir private Path home;
    private int version;

    @Test
    void eachMessageIsHandledByTheOldOrTheNewVersionAndNoneStaysInMemory() throws Exception {
        try (var site = site()) {
            site.start();
            replace(site, WARM_UP);
            var before = Settled.footprint(site);
            long started = System.nanoTime();

            replace(site, Size.replacements());
            double seconds = (System.nanoTime() - started) / 1e9;
            await().atMost(PATIENCE)
                    .until(() -> SoakFootprint.of(site).loaders() == before.loaders());
            var after = Settled.footprint(site);

            site.end();
            var ledger = LogLedger.read(journal(site));
            report(ledger, before, after, seconds);
            WITHOUT.forEach(steady -> assertWhole(ledger, steady, seconds));
            WITH.forEach(steady -> assertWhole(ledger, steady, seconds));
            WITH.forEach(steady -> assertStamped(ledger, steady));
            assertThat(ledger.numbers("pulse_out")).isNotEmpty();
            assertThat(site.log.containing("were not safe")).isEmpty();
            assertThat(after.loaders()).isEqualTo(before.loaders()).isEqualTo(1);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
            assertThat(after.handles()).isLessThanOrEqualTo(before.handles());
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
        site.save("carriers/tap.json", "{\"source\": \"soak\"}");
        site.save("handlers/stamp.json", "{\"source\": \"soak\"}");
        site.save("handlers/quick_stamp.json", "{\"source\": \"soak_quick\"}");
        site.save("addresses/pulse.json", address("pulse", "receive", "tap", "always"));
        site.save("addresses/pulse_out.json", address("pulse", "send", "journal", "on_message"));
        site.save("addresses/tapped.json", address("inline", "send", "tap", "on_message"));
        for (var steady : WITHOUT) {
            steady.save(site);
        }
        for (var steady : WITH) {
            steady.save(site);
        }
        plugin.write(site.plugins, version);
        return site;
    }

    private static String address(String type, String direction, String carrier, String duration) {
        return """
        {"message_type": "%s", "send_or_receive": "%s", "carrier": "%s", "duration": "%s"}
        """
                .formatted(type, direction, carrier, duration);
    }

    private static Path journal(SoakSite site) {
        return site.data.resolve("journal.jsonl");
    }

    /** Each version is in use, and has handled messages, before the next one comes. */
    private void replace(SoakSite site, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            plugin.write(site.plugins, ++version);
            assertThat(site.awaitReplacement()).isTrue();
            long inline = site.count("inline", "handled");
            long lane = site.count("lane", "handled");
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    site.count("inline", "handled") > inline + 5
                                            && site.count("lane", "handled") > lane + 5);
        }
    }

    private static void assertWhole(LogLedger ledger, Steady steady, double seconds) {
        assertThat(ledger.firstFault(steady.out())).as(steady.name()).isEmpty();
        assertThat(ledger.numbers(steady.out()).size())
                .as(steady.name())
                .isGreaterThan((int) (0.9 * steady.rate() * seconds));
    }

    /** By a version, never by an older one again, and by each at least once. */
    private void assertStamped(LogLedger ledger, Steady steady) {
        var versions = ledger.versions(steady.out());
        assertThat(versions).hasSameSizeAs(ledger.numbers(steady.out())).isSorted();
        assertThat(versions).containsAll(LongStream.rangeClosed(0, version).boxed().toList());
    }

    private void report(LogLedger ledger, SoakFootprint before, SoakFootprint after, double seconds)
            throws IOException {
        Size.report(
                "replacements",
                """
                %d replacements in %.1f s
                messages: %d without the plugin, %d through its handler, %d by its carrier
                before: %s
                after:  %s
                """
                        .formatted(
                                version - WARM_UP,
                                seconds,
                                count(ledger, WITHOUT),
                                count(ledger, WITH),
                                ledger.numbers("pulse_out").size(),
                                before,
                                after));
    }

    private static long count(LogLedger ledger, List<Steady> some) {
        return some.stream().mapToLong(steady -> ledger.numbers(steady.out()).size()).sum();
    }
}
