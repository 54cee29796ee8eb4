package io.postern.event;

import io.postern.screen.FailureText;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/**
 * Says what plugins' code throws: the first time with the plugin's own lines, at debug with the
 * whole stack, then only how often. Safe for use by any thread.
 */
final class FailureLog {

    private static final int MOST_KINDS = 1_000;

    private final Logger log;
    private final RateLimitedLog repeated;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param repeated what came before is said there
     */
    FailureLog(Logger log, RateLimitedLog repeated) {
        this.log = log;
        this.repeated = repeated;
    }

    /**
     * @param what the object, and what it did
     * @param counted whether something else says how often, such as dead letters
     */
    void failed(String what, Throwable failure, boolean counted) {
        var kind = what + " " + failure.getClass().getName();
        boolean first = told.size() < MOST_KINDS && told.add(kind);
        if (!counted) {
            repeated.warn(kind, () -> text(what, failure, first));
        } else if (first) {
            log.warn("{}", text(what, failure, true));
        }
    }

    private String text(String what, Throwable failure, boolean first) {
        var line = what + ": " + FailureText.words(failure);
        return first ? line + FailureText.where(failure, log.isDebugEnabled()) : line;
    }
}
