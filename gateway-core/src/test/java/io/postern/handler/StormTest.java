package io.postern.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything at once: quick, slow and stateless objects, absent ones, timers, posts from one
 * handler to the next, reloads and stuck calls.
 */
class StormTest {

    private static final int SOURCES = 4;
    private static final int EACH = 3_000;

    private final Stable stable = new Stable();
    private final CountDownLatch stuck = new CountDownLatch(1);

    @AfterEach
    void close() {
        stuck.countDown();
        stable.close();
    }

    /** Chance alone decides who is next; a seed that failed fails again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void bySeed(long seed) {
        var chance = new SeededLanes(seed);
        var storm = new Storm(stable, chance, chance::step);
        for (int n = 0; n < EACH; n++) {
            for (int source = 0; source < SOURCES; source++) {
                storm.bring("s" + source, n);
            }
            if (chance.isOneIn(50)) {
                storm.reload(chance.below(4), chance.below(4));
            }
            if (chance.isOneIn(5)) {
                storm.tick();
            }
            chance.step();
        }
        IntStream.range(0, 4).forEach(which -> storm.reload(which, 1));
        chance.finishCalls();

        storm.assertAllEndedInOrder(SOURCES * EACH);
    }

    @RepeatedTest(3)
    void byThreads() throws Exception {
        var storm = new Storm(stable, Storm.REAL, () -> {});
        var sources =
                IntStream.range(0, SOURCES)
                        .mapToObj(source -> new Thread(() -> bringAll(storm, "s" + source)))
                        .toList();
        sources.forEach(Thread::start);

        while (sources.stream().anyMatch(Thread::isAlive)) {
            var chance = ThreadLocalRandom.current();
            storm.reload(chance.nextInt(4), chance.nextInt(4));
            storm.tick();
        }
        IntStream.range(0, 4).forEach(which -> storm.reload(which, 1));

        storm.awaitAllEnded(SOURCES * EACH);
        storm.assertAllEndedInOrder(SOURCES * EACH);
        storm.end();
        await().atMost(Duration.ofSeconds(30)).until(() -> laneThreads().isEmpty());
    }

    private static void bringAll(Storm storm, String source) {
        IntStream.range(0, EACH).forEach(n -> storm.bring(source, n));
    }

    private static List<String> laneThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("handler-storm"))
                .toList();
    }

    /** Each handler of a row gets stuck in its turn; each time the sources go on elsewhere. */
    @Test
    void withStuckCalls() {
        var traps = new AtomicInteger();
        var storm = new Storm(stable, Storm.REAL, () -> fall(traps));
        for (int round = 0; round < 10; round++) {
            int number = round;
            IntStream.range(0, 4).forEach(which -> storm.reload(which, 1));
            traps.set(1 + round % 4);
            var victim = new Thread(() -> storm.bring("victim" + number, 1), "victim" + number);
            victim.setDaemon(true);
            victim.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> traps.get() <= 0);
            stable.time.advance(Duration.ofSeconds(11));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> stable.restarted.contains(victim.getName()));
            storm.release(victim);
            storm.bring("well", number + 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> storm.ended("well") == number + 1);
        }

        storm.assertInOrder(Stream.of("well"));
        stuck.countDown();
        storm.awaitAllEnded(20);
        storm.assertAllEndedInOrder(20);
    }

    /** The last of some that come here stays. */
    private void fall(AtomicInteger traps) {
        if (traps.decrementAndGet() == 0) {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void assertionsSeeWhatIsOutOfOrder() {
        assertThat(Storm.isAscending(List.of(1, 2, 3))).isTrue();
        assertThat(Storm.isAscending(List.of(1, 3, 2))).isFalse();
    }
}
