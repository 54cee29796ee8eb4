package io.postern.gateway;

import io.postern.carrier.RunningCarrier;
import io.postern.time.Lane;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carriers that leave for good, each on a thread of its own: the other end may not answer. A reload
 * goes on meanwhile, and at its end waits for all of them together, but not long: what cannot be
 * left now stays at the other end.
 */
final class Farewells {

    private static final Logger LOG = LoggerFactory.getLogger(Farewells.class);
    private static final long SECONDS = 5;

    private final Map<String, Leaving> going = new HashMap<>();

    private record Leaving(Lane lane, CompletableFuture<Void> done) {}

    void begin(String name, RunningCarrier carrier) {
        var lane = new Lane("leave-" + name);
        going.put(name, new Leaving(lane, CompletableFuture.runAsync(carrier::leave, lane)));
    }

    void await() {
        var all =
                CompletableFuture.allOf(
                        going.values().stream()
                                .map(Leaving::done)
                                .toArray(CompletableFuture<?>[]::new));
        try {
            all.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException told) {
            LOG.debug("leaving: {}", told.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        going.forEach(Farewells::end);
        going.clear();
    }

    private static void end(String name, Leaving leaving) {
        try {
            if (!leaving.done().isDone()) {
                LOG.warn(
                        "carrier {}: what it left at the other end could not be ended in {} s and"
                                + " stays there",
                        name,
                        SECONDS);
            } else {
                leaving.done().join();
            }
        } catch (CompletionException e) {
            LOG.warn(
                    "carrier {}: what it left at the other end could not be ended and stays there:"
                            + " {}",
                    name,
                    e.getCause().toString());
        } finally {
            leaving.lane().close();
        }
    }
}
