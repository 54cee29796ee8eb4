package io.postern.serial.send;

import io.postern.api.context.Time;
import io.postern.api.link.Receipt;
import io.postern.api.text.DurationText;
import io.postern.serial.device.DeviceChoice;
import java.time.Duration;

/** A letter on its way. Its state belongs to {@link DeviceDelivery}. */
final class Pending {

    final DeviceChoice choice;
    final byte[] bytes;
    final Receipt receipt;
    private final Duration patience;
    private final long due;
    private String trouble;
    private Time.Timer timer = () -> {};

    /**
     * @param patience how long it may wait for its device
     * @param now on the monotonic clock
     */
    Pending(DeviceChoice choice, byte[] bytes, Receipt receipt, Duration patience, long now) {
        this.choice = choice;
        this.bytes = bytes;
        this.receipt = receipt;
        this.patience = patience;
        this.due = now + patience.toNanos();
        this.trouble = "no " + choice + " was connected";
    }

    Duration left(long now) {
        return Duration.ofNanos(Math.max(0, due - now));
    }

    /** Something went wrong on the way; it counts from now on as the reason. */
    void trouble(String why) {
        trouble = why + ", and it did not come back";
    }

    /** Why it could not be sent in time. */
    String why() {
        return patience.isZero() ? trouble : trouble + " for " + DurationText.exact(patience);
    }

    /** Until what it waits for it is reminded by this. */
    void waits(Time.Timer reminder) {
        timer = reminder;
    }

    void goesOn() {
        timer.cancel();
    }
}
