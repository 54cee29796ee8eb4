package io.postern.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

    private final Deque<Runnable> handedOver = new ArrayDeque<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private final SerialExecutor turns =
            new SerialExecutor(rounds::incrementAndGet, handedOver::add);
    private final AtomicInteger steps = new AtomicInteger();

    private void endless() {
        steps.incrementAndGet();
        turns.take(this::endless);
    }

    @Test
    void whoBroughtOneStepIsNotKeptWhileOthersBringMore() {
        turns.take(this::endless);

        assertThat(steps.get()).isBetween(100, 2_000);
        assertThat(handedOver).hasSize(1);
        int before = steps.get();
        handedOver.remove().run();
        assertThat(steps.get()).isGreaterThan(before);
        assertThat(handedOver).hasSize(1);
    }

    @Test
    void nothingIsForgottenAndTheOrderStaysWhereMuchIsHandedOver() {
        List<Integer> done = new ArrayList<>();
        turns.take(() -> IntStream.range(0, 5_000).forEach(n -> turns.take(() -> done.add(n))));

        while (!handedOver.isEmpty()) {
            handedOver.remove().run();
        }
        turns.take(() -> done.add(5_000));

        assertThat(done).isEqualTo(IntStream.rangeClosed(0, 5_000).boxed().toList());
    }
}
