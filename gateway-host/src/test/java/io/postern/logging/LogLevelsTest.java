package io.postern.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLevelsTest {

    @Test
    void readsALevelForAll() {
        assertThat(LogLevels.parse("Debug")).isEqualTo(new LogLevels(Level.DEBUG, Map.of()));
    }

    @Test
    void readsLevelsOfLoggers() {
        assertThat(LogLevels.parse("warn, io.postern.config=debug,io.netty=off"))
                .isEqualTo(
                        new LogLevels(
                                Level.WARN,
                                Map.of("io.postern.config", Level.DEBUG, "io.netty", Level.OFF)));
    }

    @Test
    void saysWhatALevelIs() {
        assertThatThrownBy(() -> LogLevels.parse("info,io.postern=inof"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "log level: expected trace, debug, info, warn, error or off, found"
                                + " \"inof\"");
        assertThatThrownBy(() -> LogLevels.parse("=debug"))
                .hasMessage("log level: expected LOGGER=LEVEL, found \"=debug\"");
        assertThatThrownBy(() -> LogLevels.parse(""))
                .hasMessage(
                        "log level: expected trace, debug, info, warn, error or off, found \"\"");
    }
}
