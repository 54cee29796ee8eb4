package io.postern.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of this process, on standard error: standard output belongs to what commands print. May
 * be changed while it runs, by any thread.
 */
public final class Logging {

    // they tell of their own doings; Postern says what matters of it in its own words
    private static final Map<String, Level> CHATTY =
            Map.of("org.pf4j", Level.WARN, "org.apache.activemq", Level.OFF);

    private final LoggerContext context;

    Logging(LoggerContext context) {
        this.context = context;
    }

    /** Sets the log up; calling it again changes it. */
    public static Logging start(LogLevels levels, LogForm form) {
        var logging = new Logging((LoggerContext) LoggerFactory.getILoggerFactory());
        logging.set(levels, form);
        return logging;
    }

    /**
     * Sets the level of a logger and those below it; {@code root} names all.
     *
     * @throws IllegalArgumentException when the word is no level; the message says which there are
     */
    public void level(String logger, String level) {
        var known = LogLevels.level(level);
        var name = logger.equalsIgnoreCase("root") ? Logger.ROOT_LOGGER_NAME : logger;
        context.getLogger(name).setLevel(known);
    }

    void set(LogLevels levels, LogForm form) {
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        var appender = appender(form);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        root.setLevel(levels.root());
        CHATTY.forEach((name, level) -> context.getLogger(name).setLevel(level));
        levels.named().forEach((name, level) -> context.getLogger(name).setLevel(level));
    }

    private ConsoleAppender<ILoggingEvent> appender(LogForm form) {
        var encoder = form.newEncoder();
        encoder.setContext(context);
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("standard error");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
