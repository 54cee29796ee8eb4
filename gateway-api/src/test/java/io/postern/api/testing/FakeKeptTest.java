package io.postern.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.handler.Kept;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Values;
import org.junit.jupiter.api.Test;

class FakeKeptTest {

    private final FakeKept kept = new FakeHandlerContext("window", Values.NONE).kept();

    private static JsonObject content(int n) {
        return JsonObject.EMPTY.with("n", n);
    }

    @Test
    void hasWhatWasAddedAndNotRemovedOldestFirst() {
        kept.add(content(1));
        long second = kept.add(content(2));
        kept.add(content(3));

        kept.remove(second);
        kept.remove(second);

        assertThat(kept.all())
                .extracting(Kept.Entry::content)
                .containsExactly(content(1), content(3));
    }

    @Test
    void hasTheBoundOfTheRealOne() {
        var large = JsonObject.EMPTY.with("x", "x".repeat(4_999_892));
        kept.add(large);
        kept.add(large);

        assertThatThrownBy(() -> kept.add(content(1))).isInstanceOf(IllegalStateException.class);
        assertThat(kept.all()).hasSize(2);
    }
}
