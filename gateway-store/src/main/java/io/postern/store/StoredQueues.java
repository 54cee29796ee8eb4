package io.postern.store;

import io.postern.api.address.Trigger;
import io.postern.api.setting.Nearest;
import io.postern.api.text.Quote;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.QueueLimits;
import io.postern.journal.Journal;
import io.postern.journal.Journal.Change;
import io.postern.journal.Journal.Row;
import io.postern.journal.Ranges;
import io.postern.ops.CommandException;
import io.postern.ops.Queues;
import io.postern.store.row.StoredLetter;
import io.postern.time.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What waits on disk, for people. Whether a queue is parked is asked in the store's turn: an
 * address that is set up at that moment reads behind it, and finds what is left.
 */
public final class StoredQueues implements Queues {

    private static final long PAGE = 256L << 10;

    /** What is moved in one commit: others write in between, and it must fit into memory. */
    private static final long PIECE = 1L << 20;

    private final DiskStore store;
    private final Supplier<Map<String, AddressPlan>> senders;
    private final StoreQuestions questions;

    /**
     * @param senders the send addresses that there are now, by name
     */
    public StoredQueues(
            DiskStore store, Supplier<Map<String, AddressPlan>> senders, Threads threads) {
        this.store = store;
        this.senders = senders;
        this.questions = new StoreQuestions(store, threads);
    }

    @Override
    public List<Backlog> all() throws CommandException {
        return isNothingThere() ? List.of() : ask(this::all);
    }

    private List<Backlog> all(Journal open) throws IOException {
        var all = new ArrayList<Backlog>();
        for (var rows : sorted()) {
            var oldest = rows.kept(open, 0, 1).stream().findFirst();
            all.add(
                    new Backlog(
                            rows.name(),
                            rows.rows(),
                            rows.bytes(),
                            oldest.flatMap(row -> content(row)).map(Content::at),
                            !senders.get().containsKey(rows.name())));
        }
        return all;
    }

    private List<WaitingRows> sorted() {
        return store.queues().stream().sorted(Comparator.comparing(WaitingRows::name)).toList();
    }

    @Override
    public List<Waiting> oldest(String name, long after, int most) throws CommandException {
        return ask(name, open -> oldest(open, named(name), after, most));
    }

    private static List<Waiting> oldest(Journal open, WaitingRows rows, long after, int most)
            throws IOException {
        return rows.kept(open, after + 1, PAGE).stream()
                .limit(most)
                .map(row -> new Waiting(row.number(), content(row)))
                .toList();
    }

    private static Optional<Content> content(Row row) {
        return StoredLetter.read(row.content())
                .map(
                        found ->
                                new Content(
                                        found.arrival(),
                                        found.type(),
                                        found.letter().destination(),
                                        found.uid(),
                                        found.letter().payload()));
    }

    @Override
    public long drop(String name) throws CommandException {
        return ask(name, open -> drop(open, parked("drop", name)));
    }

    private static long drop(Journal open, WaitingRows rows) throws IOException {
        long many = rows.rows();
        var series = rows.series(open);
        open.commit(List.of(new Change.Remove(series, 1, series.last())));
        rows.nothingIsLeft();
        return many;
    }

    @Override
    public long move(String name, String to) throws CommandException {
        var from = ask(name, open -> parked("move", name));
        long moved = 0;
        try {
            for (long piece = move(from, to); piece > 0; piece = move(from, to)) {
                moved += piece;
            }
        } catch (CommandException e) {
            throw moved == 0
                    ? e
                    : new CommandException(
                            e.exitCode(), e.getMessage() + "; " + moved + " were moved before");
        }
        return moved;
    }

    private long move(WaitingRows from, String to) throws CommandException {
        return ask(open -> move(open, from, to));
    }

    /** Added and removed at once: a crash can neither lose nor repeat them. */
    private long move(Journal open, WaitingRows from, String to)
            throws IOException, CommandException {
        refuseUnlessParked("move", from);
        var target = target(to);
        var rows = from.kept(open, 1, PIECE);
        long bytes = rows.stream().mapToLong(row -> row.content().length).sum();
        refuse(
                !target.hasRoom(bytes, limits(to)),
                "queue move: there is no room on disk behind what waits for \"" + to + "\"");
        var changes = new ArrayList<Change>();
        var gone = new Ranges();
        for (var row : rows) {
            changes.add(new Change.Add(target.series(open), row.content()));
            gone.add(row.number(), row.number());
        }
        var series = from.series(open);
        gone.all().forEach((first, last) -> changes.add(new Change.Remove(series, first, last)));
        if (!rows.isEmpty()) {
            open.commit(changes);
            target.tell();
        }
        return rows.size();
    }

    private QueueLimits limits(String to) {
        return Optional.ofNullable(senders.get().get(to))
                .map(AddressPlan::queue)
                .orElse(QueueLimits.USUAL);
    }

    private WaitingRows target(String to) throws CommandException {
        var plan = Optional.ofNullable(senders.get().get(to));
        refuse(
                plan.isEmpty(),
                "queue move: expected TO to be a send address, found "
                        + Quote.of(to)
                        + Nearest.hint(to, senders.get().keySet()));
        refuse(
                plan.filter(one -> one.trigger().kind() == Trigger.Kind.ON_MESSAGE).isEmpty(),
                "queue move: expected TO to be a send address with \"duration\": \"on_message\","
                        + " found \""
                        + to
                        + "\", which has no queue");
        return store.backlog(to);
    }

    private WaitingRows parked(String verb, String name) throws CommandException {
        var rows = named(name);
        refuseUnlessParked(verb, rows);
        return rows;
    }

    private void refuseUnlessParked(String verb, WaitingRows rows) throws CommandException {
        var plan = Optional.ofNullable(senders.get().get(rows.name()));
        refuse(
                plan.isPresent(),
                ("queue %s: expected a parked queue, found \"%s\": addresses/%s is in effect, and"
                                + " what waits is still to be sent. To %s it all the same, park the"
                                + " address first: \"enabled\": false")
                        .formatted(
                                verb, rows.name(), plan.map(AddressPlan::file).orElse(""), verb));
    }

    private WaitingRows named(String name) throws CommandException {
        return store.queues().stream()
                .filter(rows -> rows.name().equals(name))
                .findAny()
                .orElseThrow(() -> unknown(name));
    }

    private CommandException unknown(String name) {
        if (senders.get().containsKey(name)) {
            return new CommandException(1, "queue: nothing waits on disk for \"" + name + "\"");
        }
        var known = new TreeSet<>(senders.get().keySet());
        store.queues().forEach(rows -> known.add(rows.name()));
        return new CommandException(
                1,
                "queue: expected the name of a queue (postern queue lists them), found "
                        + Quote.of(name)
                        + Nearest.hint(name, known));
    }

    private static void refuse(boolean is, String why) throws CommandException {
        if (is) {
            throw new CommandException(1, why);
        }
    }

    private boolean isNothingThere() throws CommandException {
        return questions.isNothing("queue", store.queues().isEmpty());
    }

    private <T> T ask(String name, StoreQuestions.Work<T> work) throws CommandException {
        if (isNothingThere()) {
            throw unknown(name);
        }
        return ask(work);
    }

    private <T> T ask(StoreQuestions.Work<T> work) throws CommandException {
        return questions.ask("queue", work);
    }
}
