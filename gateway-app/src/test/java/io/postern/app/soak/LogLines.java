package io.postern.app.soak;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** The gateway's log lines at info and above, as they are written. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.postern");

    LogLines() {
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getFormattedMessage());
    }

    List<String> containing(String words) {
        return lines.stream().filter(line -> line.contains(words)).toList();
    }

    /** The first line with the words, once it is there. */
    String awaitLine(String words) {
        return await().atMost(java.time.Duration.ofSeconds(30))
                .until(() -> containing(words).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }
}
