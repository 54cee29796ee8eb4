package io.postern.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.ops.Event;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventHubTest {

    private final EventHub hub = new EventHub();
    private final List<Event> heard = new CopyOnWriteArrayList<>();

    private static Event event(int number) {
        return new Event.ConfigurationApplied(Instant.EPOCH, number);
    }

    @Test
    void tellsInOrder() {
        hub.listen(heard::add);

        IntStream.range(0, 500).forEach(i -> hub.tell(event(i)));

        await().until(() -> heard.size() == 500);
        assertThat(heard)
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(EventHubTest::event).toList());
    }

    @Test
    void aSlowListenerMissesTheOldestAndCostsNobodyElse() throws Exception {
        var busy = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        var slow = new CopyOnWriteArrayList<Event>();
        hub.listen(
                event -> {
                    busy.countDown();
                    hold(free);
                    slow.add(event);
                });
        hub.listen(heard::add);
        hub.tell(event(0));
        busy.await();

        for (int from = 1; from <= 1_001; from += 500) {
            int told = from + 500;
            IntStream.range(from, told).forEach(i -> hub.tell(event(i)));
            await().until(() -> heard.size() == told);
        }
        free.countDown();

        await().until(() -> slow.size() == 1_001);
        assertThat(slow.subList(0, 3)).containsExactly(event(0), event(501), event(502));
        assertThat(hub.leftOut()).isEqualTo(500);
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aListenerThatFailsHearsTheNextEvent() {
        hub.listen(
                event -> {
                    heard.add(event);
                    throw new IllegalStateException("cannot cope");
                });

        hub.tell(event(1));
        hub.tell(event(2));

        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly(event(1), event(2));
    }

    @Test
    void whoStoppedListeningHearsNothing() {
        var others = new CopyOnWriteArrayList<Event>();
        var subscription = hub.listen(heard::add);
        hub.listen(others::add);

        subscription.close();
        hub.tell(event(1));

        await().until(() -> others.size() == 1);
        assertThat(heard).isEmpty();
    }
}
