package io.postern.monitor;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * A loss that was not told yet: it may turn out to be a hiccup.
 *
 * @param since when it began, by the clock as it goes when it is told
 * @param certain whether it is told however soon the connection is back
 * @param why in words
 */
record UntoldLoss(Supplier<Instant> since, boolean certain, String why) {

    UntoldLoss because(String reason) {
        return certain ? this : new UntoldLoss(since, false, reason);
    }
}
