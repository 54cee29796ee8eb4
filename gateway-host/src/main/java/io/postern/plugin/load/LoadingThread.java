package io.postern.plugin.load;

import io.postern.plugin.file.RefusedException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs what a plugin does while it is loaded on a thread of its own: whatever it throws, overflows
 * or waits for costs that plugin only.
 */
final class LoadingThread {

    private final Duration patience;

    LoadingThread(Duration patience) {
        this.patience = patience;
    }

    /** What the plugin answers; the thread sees the plugin's loader as its context. */
    Offers ask(FactoryReader reader, ClassLoader loader) throws RefusedException {
        return begin(reader, loader).answer();
    }

    /** Asks; others may be asked before the answer is there. */
    Asked begin(FactoryReader reader, ClassLoader loader) {
        var question = new FutureTask<>(reader::ask);
        var thread = new Thread(question, "plugin-loading");
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        return new Asked(question, patience);
    }

    /** A plugin that was asked what it offers. */
    record Asked(FutureTask<Offers> question, Duration patience) {

        Offers answer() throws RefusedException {
            try {
                return question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RefusedException refused) {
                    throw refused;
                }
                throw new RefusedException(LoadFailureText.of(failed.getCause()));
            } catch (TimeoutException stuck) {
                question.cancel(true);
                throw new RefusedException(
                        "expected a plugin that loads within "
                                + patience.toSeconds()
                                + " s, found that it was still busy");
            } catch (InterruptedException stop) {
                question.cancel(true);
                Thread.currentThread().interrupt();
                throw new RefusedException(
                        "expected time to load it, found that the gateway stops");
            }
        }
    }
}
