package io.postern.alarm;

import io.postern.api.context.Time;
import io.postern.api.message.Draft;
import io.postern.time.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * What is wrong now: told once when it begins, and once when it is over. More than so many at once
 * are not told. Any thread may call, and none is held up.
 */
public final class Alarms implements AutoCloseable {

    static final int MOST = 1_000;

    /** What did not happen for so long is over. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Time time;
    private final Lane lane;
    private final Map<Alarm, Open> open = new ConcurrentHashMap<>();
    private final List<AlarmMessages> messages = new CopyOnWriteArrayList<>();
    private final List<Time.Timer> watches = new CopyOnWriteArrayList<>();

    /**
     * @param lane where it is told
     */
    public Alarms(Time time, Lane lane) {
        this.time = time;
        this.lane = lane;
    }

    private final class Open {

        private final Instant raised = time.now();
        private final LongAdder count = new LongAdder();
        private volatile long newest;

        void again() {
            count.increment();
            newest = time.nanos();
        }

        Duration left() {
            return QUIET.minusNanos(time.nanos() - newest);
        }
    }

    /** Who posts them, from now on. */
    public void tell(AlarmMessages next) {
        messages.add(next);
    }

    /** It happened, once more or for the first time; it is over when it did not for a minute. */
    public void happened(String about, String reason, Supplier<String> text) {
        var alarm = new Alarm(about, reason);
        var known = open.get(alarm);
        if (known != null) {
            known.again();
        } else {
            raise(alarm, text.get())
                    .ifPresent(fresh -> time.after(QUIET, () -> look(alarm, fresh)));
        }
    }

    /**
     * Asks again and again whether something lasts.
     *
     * @param trouble in words
     * @param over what is said afterwards
     */
    public void watch(
            String about, String reason, Supplier<Optional<String>> trouble, String over) {
        var alarm = new Alarm(about, reason);
        watches.add(
                time.every(
                        BETWEEN_LOOKS,
                        () ->
                                trouble.get()
                                        .ifPresentOrElse(
                                                words -> raise(alarm, words),
                                                () -> clear(alarm, over))));
    }

    /** In one step with its telling, so that nobody hears of the end first. */
    private synchronized Optional<Open> raise(Alarm alarm, String text) {
        if (open.containsKey(alarm) || open.size() >= MOST) {
            return Optional.empty();
        }
        var fresh = new Open();
        fresh.again();
        open.put(alarm, fresh);
        tell(alarm, alarm.raised(fresh.raised, text));
        return Optional.of(fresh);
    }

    private void look(Alarm alarm, Open known) {
        var left = known.left();
        if (left.isNegative() || left.isZero()) {
            clear(alarm, "not for a minute any more; " + known.count + " in all");
        } else {
            time.after(left, () -> look(alarm, known));
        }
    }

    private synchronized void clear(Alarm alarm, String text) {
        var known = Optional.ofNullable(open.remove(alarm));
        known.ifPresent(
                was -> tell(alarm, alarm.cleared(time.now(), was.raised, was.count.sum(), text)));
    }

    private void tell(Alarm alarm, Draft draft) {
        lane.tryExecute(() -> messages.forEach(one -> one.post(alarm, draft)));
    }

    /** The gateway ends: nothing new is told. */
    @Override
    public void close() {
        watches.forEach(Time.Timer::cancel);
        lane.finish();
    }
}
