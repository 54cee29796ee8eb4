package io.postern.carrier;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a plugin's link: what it throws is logged, and costs nothing else. */
final class Shield {

    private static final Logger LOG = LoggerFactory.getLogger(Shield.class);

    private final String carrier;
    private final String link;

    Shield(String carrier, String link) {
        this.carrier = carrier;
        this.link = link;
    }

    void run(String what, Runnable job) {
        ask(
                what,
                () -> {
                    job.run();
                    return true;
                },
                false);
    }

    <T> T ask(String what, Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("carrier {}, {}: {} failed", carrier, link, what, e);
            return otherwise;
        }
    }
}
