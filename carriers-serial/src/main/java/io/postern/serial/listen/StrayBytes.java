package io.postern.serial.listen;

import io.postern.api.context.Time;
import io.postern.serial.device.DeviceMeters;
import io.postern.serial.frame.Skip;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes from one device that were no frame: counted at once, and said once a minute at most.
 * Any thread may use it.
 */
public final class StrayBytes {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Serial");
    private static final Duration GATHERING = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    // joining in the middle of a frame is nothing to talk about
    private static final long UNREMARKABLE = 16;

    private final String subject;
    private final DeviceMeters meters;
    private final Time time;
    private final Map<Skip, Long> unsaid = new EnumMap<>(Skip.class);
    private long due;

    /**
     * @param subject what the line in the log begins with
     */
    public StrayBytes(String subject, DeviceMeters meters, Time time) {
        this.subject = subject;
        this.meters = meters;
        this.time = time;
        this.due = time.nanos();
    }

    public void add(int bytes, Skip why) {
        meters.skipped(why).add(bytes);
        synchronized (this) {
            if (unsaid.isEmpty()) {
                due = Math.max(due, time.nanos() + GATHERING.toNanos());
            }
            unsaid.merge(why, (long) bytes, Long::sum);
        }
    }

    /** Says what is due; to be called now and then. */
    public synchronized void tell() {
        if (unsaid.isEmpty() || time.nanos() - due < 0) {
            return;
        }
        long all = unsaid.values().stream().mapToLong(Long::longValue).sum();
        if (all > UNREMARKABLE) {
            LOG.warn("{}: {}", subject, words(all));
            due = time.nanos() + PAUSE.toNanos();
        }
        unsaid.clear();
    }

    private String words(long all) {
        var reasons =
                unsaid.entrySet().stream()
                        .map(one -> one.getKey().word() + " " + count(one.getValue()))
                        .collect(Collectors.joining(", "));
        return count(all)
                + " bytes were no frame ("
                + reasons
                + "): do baud rate and framing fit the device?";
    }

    private static String count(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }
}
