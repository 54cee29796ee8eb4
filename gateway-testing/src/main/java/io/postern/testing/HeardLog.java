package io.postern.testing;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a logger says until this is closed; any thread may say it while another looks. */
public final class HeardLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Logger logger;
    private final Optional<Level> before;
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    public HeardLog(String name) {
        this((Logger) LoggerFactory.getLogger(name));
    }

    /** Of the logger that is named after a class. */
    public HeardLog(Class<?> speaker) {
        this(speaker.getName());
    }

    public HeardLog(Logger logger) {
        this.logger = logger;
        before = Optional.ofNullable(logger.getLevel());
        heard.list = new CopyOnWriteArrayList<>();
        heard.start();
        logger.addAppender(heard);
    }

    /** Changes what the logger says, until this is closed. */
    public void level(Level level) {
        logger.setLevel(level);
    }

    public List<String> lines() {
        return heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** The lines, each after its level and a blank. */
    public List<String> graded() {
        return heard.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    /** Those of {@link #graded} with these words. */
    public List<String> containing(String words) {
        return graded().stream().filter(line -> line.contains(words)).toList();
    }

    /** The first of {@link #containing}, once it is there. */
    public String awaitLine(String words) {
        return await().atMost(PATIENCE)
                .until(() -> containing(words).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    public void clear() {
        heard.list.clear();
    }

    @Override
    public void close() {
        logger.detachAppender(heard);
        logger.setLevel(before.orElse(null));
    }
}
