package io.postern.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Payload;
import io.postern.chain.Chain;
import io.postern.ops.DeadLetters.DeadLetter;
import io.postern.store.row.SendAgain;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadLetterBoxTest {

    private final AtomicInteger told = new AtomicInteger();
    private final DeadLetterBox box =
            new DeadLetterBox(Optional.empty(), 10_000_000, told::incrementAndGet);
    private final Counter counter = new Counter();

    private void add(byte[] bytes) {
        var payload = Payload.of(bytes, b -> JsonObject.EMPTY);
        var draft =
                new Draft("soil", Optional.empty(), Optional.empty(), payload, Optional.empty());
        add(death("it cannot be read", draft));
    }

    private void add(Death death) {
        box.add(counter.from, death, Chain.safe());
    }

    private Death death(String reason, Draft draft) {
        return Death.of("counter", reason, counter.poster.own(draft, "test"), SendAgain.POST);
    }

    @Test
    void keepsTheNewestThatFitItsShareAndCountsTheOthers() {
        IntStream.range(0, 30).forEach(n -> add(new byte[1_000_000]));

        assertThat(box.before(Long.MAX_VALUE, 100))
                .extracting(DeadLetter::number)
                .containsExactly(30L, 29L, 28L, 27L, 26L, 25L, 24L, 23L, 22L);
        assertThat(box.count()).isEqualTo(30);
        assertThat(box.evicted()).isEqualTo(21);
        assertThat(told).hasValue(21);
    }

    @Test
    void manySmallOnesAreBoundedByNumber() {
        IntStream.range(0, 10_001).forEach(n -> add(new byte[1]));

        assertThat(box.before(Long.MAX_VALUE, 20_000)).hasSize(10_000);
        assertThat(box.evicted()).isEqualTo(1);
    }

    @Test
    void knowsWhoseMessageItWasWhereThatCanBeRead() {
        var content = JsonObject.EMPTY.with("id", "pump").with("time", "noon");
        add(death("no", Draft.of("soil", content)));
        add(death("no", Draft.of("soil", content)).unopened());

        assertThat(box.before(Long.MAX_VALUE, 2))
                .extracting(DeadLetter::id, DeadLetter::time)
                .containsExactly(
                        tuple(Optional.empty(), Optional.empty()),
                        tuple(Optional.of("pump"), Optional.of("noon")));
    }

    @Test
    void doesNotCopyThePayload() {
        var bytes = new byte[10];

        add(bytes);

        assertThat(box.before(Long.MAX_VALUE, 1).get(0).payload()).isSameAs(bytes);
    }
}
