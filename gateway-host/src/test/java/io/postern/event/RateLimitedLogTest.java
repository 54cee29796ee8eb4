package io.postern.event;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.postern.api.testing.VirtualTime;
import io.postern.testing.HeardLog;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {

    private final VirtualTime time = new VirtualTime();
    private final Logger logger = new LoggerContext().getLogger("test");
    private final HeardLog heard = new HeardLog(logger);
    private final RateLimitedLog log = new RateLimitedLog(logger, time, Duration.ofSeconds(60));

    @Test
    void saysTheFirstAtOnceAndCountsTheRest() {
        IntStream.range(0, 418).forEach(n -> log.warn("a", () -> "handler \"x\": no {} " + n));
        assertThat(heard.lines()).containsExactly("handler \"x\": no {} 0");

        time.advance(Duration.ofSeconds(60));

        assertThat(heard.lines())
                .containsExactly(
                        "handler \"x\": no {} 0",
                        "handler \"x\": no {} 1 (417 more in the last 60 s)");
    }

    @Test
    void forgetsWhatStaysQuiet() {
        log.warn("a", () -> "first");
        time.advance(Duration.ofSeconds(60));

        log.warn("a", () -> "again");

        assertThat(heard.lines()).containsExactly("first", "again");
    }

    @Test
    void keepsKeysApart() {
        log.warn("a", () -> "a");
        log.warn("b", () -> "b");

        assertThat(heard.lines()).containsExactly("a", "b");
    }

    @Test
    void boundsTheKeys() {
        IntStream.range(0, 5_000).forEach(n -> log.warn("key " + n, () -> "n " + n));

        assertThat(heard.lines()).hasSize(RateLimitedLog.MOST_KEYS + 1);
        assertThat(time.timers()).isEqualTo(RateLimitedLog.MOST_KEYS + 1);
    }

    @Test
    void saysWhatIsLeftWhenItEnds() {
        log.warn("a", () -> "one");
        log.warn("a", () -> "two");

        log.close();

        assertThat(heard.lines()).containsExactly("one", "two (1 more in the last 60 s)");
        time.advance(Duration.ofHours(1));
        assertThat(time.timers()).isZero();
    }
}
