package io.postern.dead;

import io.postern.gateway.RunningConfiguration;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.ops.CommandException;
import io.postern.ops.DeadLetters;
import io.postern.store.DeadLetterRows;
import io.postern.store.row.DeadLetterRow;
import io.postern.time.Machine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The dead letters, wherever they are kept. */
public final class KeptDeadLetters implements DeadLetters {

    private final DeadLetterBox box;
    private final MessagePoster poster;
    private final RunningConfiguration running;
    private final Machine machine;
    private final Set<Long> onTheirWay = ConcurrentHashMap.newKeySet();

    public KeptDeadLetters(
            DeadLetterBox box,
            MessagePoster poster,
            RunningConfiguration running,
            Machine machine) {
        this.box = box;
        this.poster = poster;
        this.running = running;
        this.machine = machine;
    }

    private Optional<DeadLetterRows> disk() {
        return box.disk().filter(DeadLetterRows::isOn);
    }

    @Override
    public List<DeadLetter> before(long number, int most) throws CommandException {
        var rows = disk();
        return rows.isPresent()
                ? rows.get().before(number, most).stream().map(DeadLetterRow::letter).toList()
                : box.before(number, most);
    }

    @Override
    public long kept() {
        return disk().map(DeadLetterRows::kept).orElseGet(box::kept);
    }

    @Override
    public long count() {
        return box.count();
    }

    @Override
    public long evicted() {
        return box.evicted() + box.disk().map(DeadLetterRows::evicted).orElse(0L);
    }

    @Override
    public long drop(Predicate<DeadLetter> which) throws CommandException {
        var rows = needed("drop");
        long dropped = 0;
        for (var some = rows.from(0); !some.isEmpty(); some = rows.from(after(some))) {
            for (var one : some) {
                if (which.test(one.letter())) {
                    rows.remove(one.letter().number());
                    dropped++;
                }
            }
        }
        return dropped;
    }

    /** Those that die once more while this goes on are not taken a third time. */
    @Override
    public long resend(Predicate<DeadLetter> which) throws CommandException {
        var rows = needed("resend");
        var newest = rows.before(Long.MAX_VALUE, 1);
        long last = newest.isEmpty() ? 0 : newest.get(0).letter().number();
        Predicate<DeadLetter> chosen = one -> one.number() <= last && which.test(one);
        var resending = new Resending(rows, poster, running, machine, onTheirWay);
        for (var some = rows.from(0); goesOn(some, last); some = rows.from(after(some))) {
            resending.send(some.stream().filter(one -> chosen.test(one.letter())).toList());
        }
        return resending.end();
    }

    private static boolean goesOn(List<DeadLetterRow> some, long last) {
        return !some.isEmpty() && some.get(0).letter().number() <= last;
    }

    private static long after(List<DeadLetterRow> some) {
        return some.get(some.size() - 1).letter().number() + 1;
    }

    private DeadLetterRows needed(String verb) throws CommandException {
        return disk().orElseThrow(
                        () ->
                                new CommandException(
                                        1,
                                        "dead "
                                                + verb
                                                + ": dead letters are in memory only, until the"
                                                + " gateway ends: a newer Postern wrote what is in"
                                                + " data/journal"));
    }
}
