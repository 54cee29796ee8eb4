package io.postern.event;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.postern.api.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {

    private final VirtualTime time = new VirtualTime();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = new LoggerContext().getLogger("test");
    private final RateLimitedLog log = new RateLimitedLog(logger, time, Duration.ofSeconds(60));

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @Test
    void saysTheFirstAtOnceAndCountsTheRest() {
        IntStream.range(0, 418).forEach(n -> log.warn("a", () -> "handler \"x\": no {} " + n));
        assertThat(said()).containsExactly("handler \"x\": no {} 0");

        time.advance(Duration.ofSeconds(60));

        assertThat(said())
                .containsExactly(
                        "handler \"x\": no {} 0",
                        "handler \"x\": no {} 1 (417 more in the last 60 s)");
    }

    @Test
    void forgetsWhatStaysQuiet() {
        log.warn("a", () -> "first");
        time.advance(Duration.ofSeconds(60));

        log.warn("a", () -> "again");

        assertThat(said()).containsExactly("first", "again");
    }

    @Test
    void keepsKeysApart() {
        log.warn("a", () -> "a");
        log.warn("b", () -> "b");

        assertThat(said()).containsExactly("a", "b");
    }

    @Test
    void boundsTheKeys() {
        IntStream.range(0, 5_000).forEach(n -> log.warn("key " + n, () -> "n " + n));

        assertThat(said()).hasSize(RateLimitedLog.MOST_KEYS + 1);
        assertThat(time.timers()).isEqualTo(RateLimitedLog.MOST_KEYS + 1);
    }

    @Test
    void saysWhatIsLeftWhenItEnds() {
        log.warn("a", () -> "one");
        log.warn("a", () -> "two");

        log.close();

        assertThat(said()).containsExactly("one", "two (1 more in the last 60 s)");
        time.advance(Duration.ofHours(1));
        assertThat(time.timers()).isZero();
    }

    private List<String> said() {
        return lines.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .collect(Collectors.toList());
    }
}
