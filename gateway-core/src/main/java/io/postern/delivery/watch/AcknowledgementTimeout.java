package io.postern.delivery.watch;

import io.postern.api.context.Time;
import io.postern.api.link.SendingLink;
import io.postern.config.value.Units;
import io.postern.delivery.Dispatch;
import io.postern.delivery.Traffic;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Sits by an open link until it has letters on its way and none is answered for as long as the link
 * has patience, or a little longer. Looks at counters now and then, so that a message costs nothing
 * more. Its looks are taken in the dispatch's turn.
 */
public final class AcknowledgementTimeout {

    private static final int LOOKS = 20;
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final Dispatch dispatch;
    private final SendingLink link;
    private final Duration patience;
    private final Consumer<String> giveUp;
    private final int mostLooks;
    private final Time.Timer timer;
    private final AtomicBoolean looks = new AtomicBoolean();
    private long answered = -1;
    private int silentLooks;

    /**
     * @param giveUp told why, in words, at each look from then on
     */
    public AcknowledgementTimeout(
            Dispatch dispatch,
            SendingLink link,
            Duration patience,
            Time time,
            Consumer<String> giveUp) {
        this.dispatch = dispatch;
        this.link = link;
        this.patience = patience;
        this.giveUp = giveUp;
        var even = patience.dividedBy(LOOKS);
        var period = even.compareTo(SHORTEST) < 0 ? SHORTEST : even;
        // one look more than fit in: the first letter may have left just after a look
        mostLooks = 1 + (int) Math.ceil((double) patience.toMillis() / period.toMillis());
        timer = time.every(period, this::look);
    }

    public void end() {
        timer.cancel();
    }

    /** The look may have to send for others: it is not taken on the clock's thread. */
    private void look() {
        if (looks.compareAndSet(false, true)) {
            dispatch.onLane(
                    () -> {
                        looks.set(false);
                        dispatch.look(link, this::see);
                    });
        }
    }

    private void see(Traffic traffic) {
        if (traffic.flying() == 0 || traffic.answered() != answered) {
            answered = traffic.answered();
            silentLooks = 0;
        } else if (++silentLooks >= mostLooks) {
            giveUp.accept(reason(traffic.flying()));
        }
    }

    private String reason(int flying) {
        return "no acknowledgement for %s with %s on %s way"
                .formatted(
                        Units.written(patience),
                        flying == 1 ? "1 message" : flying + " messages",
                        flying == 1 ? "its" : "their");
    }
}
