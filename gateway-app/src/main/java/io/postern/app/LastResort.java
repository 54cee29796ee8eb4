package io.postern.app;

import io.postern.app.session.ExitCode;
import io.postern.app.session.LastWords;
import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.LoggerFactory;

/**
 * What becomes of what no thread caught: it is logged. Without memory the process ends at once, for
 * the service manager to start it again: nothing that was acknowledged is lost.
 */
final class LastResort implements UncaughtExceptionHandler {

    private final LastWords words = new LastWords();

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError)) {
            try {
                words.say(thread, failure);
            } finally {
                Runtime.getRuntime().halt(ExitCode.OUT_OF_MEMORY);
            }
        }
        LoggerFactory.getLogger(LastResort.class)
                .error("thread \"{}\" ended by a mistake in Postern", thread.getName(), failure);
    }
}
