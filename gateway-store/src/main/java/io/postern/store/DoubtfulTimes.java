package io.postern.store;

import io.postern.api.context.Time;
import io.postern.api.text.TimeText;
import io.postern.store.row.DoubtfulTime;
import io.postern.store.row.StoredLetter;
import io.postern.time.Machine;
import io.postern.time.WallClock;
import java.time.Instant;
import java.util.Optional;

/** Times that the gateway itself gave while its clock might be wrong. */
public final class DoubtfulTimes {

    private final Time time;
    private final WallClock clock;
    private final long process;

    DoubtfulTimes(Machine machine) {
        this.time = machine.time();
        this.clock = machine.clock();
        this.process = machine.chance().get().nextLong();
    }

    /** Now, for a row. */
    StoredLetter.Since now() {
        var wall = clock.isInDoubt() ? Instant.EPOCH : time.now();
        return new StoredLetter.Since(wall, process, time.nanos());
    }

    /** The time that a message has which came at a moment, and brought none. */
    public Optional<DoubtfulTime> of(Instant arrival) {
        return clock.wasInDoubt() && clock.wasInDoubt(arrival)
                ? Optional.of(new DoubtfulTime(TimeText.of(arrival), process))
                : Optional.empty();
    }

    /** What it should have been; nothing where nobody knows. */
    public Optional<String> corrected(DoubtfulTime time) {
        return TimeText.read(time.text())
                .filter(any -> time.process() == process)
                .flatMap(clock::corrected)
                .map(TimeText::of);
    }

    /** Whether it is known to be wrong, or never will be known. */
    public boolean isUnsynced(DoubtfulTime time) {
        return time.process() != process || clock.isWrong();
    }
}
