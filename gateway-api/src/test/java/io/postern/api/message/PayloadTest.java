package io.postern.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PayloadTest {

    private final AtomicInteger reads = new AtomicInteger();

    private JsonObject read(byte[] bytes) {
        return JsonObject.EMPTY.with("read", reads.incrementAndGet());
    }

    @Test
    void isNotReadBeforeSomebodyAsks() {
        var payload = Payload.of(new byte[] {1}, this::read);

        assertThat(payload.hasBytes()).isTrue();
        assertThat(payload.bytes()).containsExactly(1);
        assertThat(reads).hasValue(0);
    }

    @Test
    void isReadOnceByManyThreads() {
        for (int round = 0; round < 200; round++) {
            reads.set(0);
            var payload = Payload.of(new byte[] {1}, this::read);

            IntStream.range(0, 8).parallel().forEach(thread -> payload.content());

            assertThat(reads).hasValue(1);
        }
    }

    @Test
    void isReadAgainAfterARest() {
        var payload = Payload.of(new byte[] {1}, this::read);
        payload.content();

        payload.forget();

        assertThat(payload.weight()).isEqualTo(1);
        assertThat(payload.content()).hasToString("{\"read\":2}");
        assertThat(payload.content()).hasToString("{\"read\":2}");
    }

    @Test
    void writesContentOnceForAllThatSendIt() {
        var payload = Payload.of(JsonObject.EMPTY.with("a", "b"));

        var written = payload.written();
        payload.rest();

        assertThat(payload.written()).isSameAs(written).asString().isEqualTo("{\"a\":\"b\"}");
        assertThat(payload.holds(written)).isTrue();
        assertThat(payload.raw()).isSameAs(written);
        assertThat(payload.content()).hasToString("{\"a\":\"b\"}");
    }

    @Test
    void offersNoBytesOfTheWireAsItsContent() {
        var came = Payload.of(new byte[] {1}, this::read);
        var extended = Payload.later(new byte[] {1}, this::read);

        for (var payload : List.of(came, extended)) {
            assertThat(payload.written()).asString().startsWith("{\"read\":");
            assertThat(payload.raw()).containsExactly(1);
        }
    }

    @Test
    void writesContentDownForARest() {
        var content = JsonObject.EMPTY.with("n", 1.5).with("a", "b");
        var payload = Payload.of(content);

        payload.forget();
        assertThat(payload.content()).isSameAs(content);
        payload.rest();

        assertThat(payload.hasBytes()).isFalse();
        assertThat(payload.raw()).asString().isEqualTo("{\"n\":1.5,\"a\":\"b\"}");
        assertThat(payload.weight()).isEqualTo(17);
        assertThat(payload.content()).isNotSameAs(content).isEqualTo(content);
    }

    @Test
    void saysSoWhereItsOwnContentIsMoreThanIsRead() {
        Json deep = Json.of(1);
        for (int level = 0; level < 70; level++) {
            deep = JsonObject.EMPTY.with("a", deep);
        }
        var payload = Payload.of((JsonObject) deep);

        payload.rest();

        assertThatThrownBy(payload::content)
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("JSON: expected at most 64 levels, found more");
    }

    @Test
    void offersNoBytesWhereContentIsMoreThanTheySay() {
        var payload = Payload.later(new byte[] {1}, this::read);

        assertThat(payload.hasBytes()).isFalse();
        assertThat(payload.bytes()).isEmpty();
        assertThat(payload.content()).hasToString("{\"read\":1}");
    }

    @Test
    void saysEveryTimeWhyItCannotBeRead() {
        var payload =
                Payload.of(
                        new byte[] {1},
                        bytes -> {
                            throw new UnreadableException("expected JSON, found \"x\"");
                        });

        assertThatThrownBy(payload::content).hasMessage("expected JSON, found \"x\"");
        assertThatThrownBy(payload::content).hasMessage("expected JSON, found \"x\"");
    }
}
