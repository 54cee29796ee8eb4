package io.postern.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {

    private final LoggerContext context = new LoggerContext();
    private final Logging logging = new Logging(context);

    @Test
    void changesLevelsWhileRunning() {
        logging.set(LogLevels.parse("warn,io.postern.config=debug"), LogForm.PLAIN);
        assertThat(level("io.postern.config.Reader")).isEqualTo(Level.DEBUG);
        assertThat(level("io.postern.http")).isEqualTo(Level.WARN);

        logging.level("io.postern.http", "trace");
        logging.level("root", "error");

        assertThat(level("io.postern.http.HttpHouse")).isEqualTo(Level.TRACE);
        assertThat(level("org.example")).isEqualTo(Level.ERROR);
    }

    @Test
    void keepsOneAppenderHoweverOftenItIsSet() {
        logging.set(LogLevels.INFO, LogForm.PLAIN);
        logging.set(LogLevels.INFO, LogForm.JSON);

        var appenders = context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();

        assertThat(appenders).toIterable().hasSize(1);
    }

    @Test
    void quietensThePluginLibraryUnlessItIsNamed() {
        logging.set(LogLevels.INFO, LogForm.PLAIN);
        assertThat(level("org.pf4j.PluginManager")).isEqualTo(Level.WARN);
        assertThat(level("org.apache.activemq.artemis.core.server")).isEqualTo(Level.OFF);

        logging.set(LogLevels.parse("info,org.pf4j=debug"), LogForm.PLAIN);
        assertThat(level("org.pf4j.PluginManager")).isEqualTo(Level.DEBUG);
    }

    @Test
    void refusesAnUnknownLevelInWords() {
        assertThatThrownBy(() -> logging.level("io.postern", "loud"))
                .hasMessage(
                        "log level: expected trace, debug, info, warn, error or off, found"
                                + " \"loud\"");
    }

    @Test
    void isSetUpWithoutXml() {
        var own = (LoggerContext) LoggerFactory.getILoggerFactory();

        var appender =
                own.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().next().getName();

        assertThat(appender).isEqualTo("standard error");
    }

    private Level level(String logger) {
        return context.getLogger(logger).getEffectiveLevel();
    }
}
