package io.postern.gateway;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a logger says until this is closed; any thread may say it while another looks. */
public final class HeardLog implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    public HeardLog(String name) {
        this((Logger) LoggerFactory.getLogger(name));
    }

    public HeardLog(Logger logger) {
        this.logger = logger;
        heard.list = new CopyOnWriteArrayList<>();
        heard.start();
        logger.addAppender(heard);
    }

    void level(Level level) {
        logger.setLevel(level);
    }

    public List<String> lines() {
        return heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    public void clear() {
        heard.list.clear();
    }

    @Override
    public void close() {
        logger.detachAppender(heard);
        logger.setLevel(null);
    }
}
