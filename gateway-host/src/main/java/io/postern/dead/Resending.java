package io.postern.dead;

import io.postern.address.PayloadReader;
import io.postern.api.carrier.Acknowledgement;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Payload;
import io.postern.api.setting.Nearest;
import io.postern.chain.Chain;
import io.postern.config.plan.PayloadKind;
import io.postern.config.plan.QueueLimits;
import io.postern.gateway.RunningConfiguration;
import io.postern.message.Message;
import io.postern.message.Trail;
import io.postern.office.MessagePoster;
import io.postern.ops.CommandException;
import io.postern.ops.DeadLetters.DeadLetter;
import io.postern.store.DeadLetterRows;
import io.postern.store.row.DeadLetterRow;
import io.postern.time.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends dead letters again, some at a time: each where it died, and it leaves the box when what
 * comes of it is safe.
 */
final class Resending {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final DeadLetterRows rows;
    private final MessagePoster poster;
    private final RunningConfiguration running;
    private final Machine machine;
    private final Set<Long> onTheirWay;
    private final long begun;
    private long sent;
    private long refused;
    private Optional<String> why = Optional.empty();

    /**
     * @param onTheirWay the numbers of those that are sent again already, and not safe yet
     */
    Resending(
            DeadLetterRows rows,
            MessagePoster poster,
            RunningConfiguration running,
            Machine machine,
            Set<Long> onTheirWay) {
        this.rows = rows;
        this.poster = poster;
        this.running = running;
        this.machine = machine;
        this.onTheirWay = onTheirWay;
        this.begun = machine.time().nanos();
    }

    /** Why one cannot be sent again, for people. */
    private static final class NotNowException extends Exception {

        private static final long serialVersionUID = 1;

        NotNowException(String why) {
            super(why);
        }
    }

    /** The next ones go when these are safe: so many fit into memory. */
    void send(List<DeadLetterRow> some) throws CommandException {
        var safe = new ArrayList<CompletableFuture<Void>>();
        for (var one : some) {
            try {
                if (onTheirWay.add(one.letter().number())) {
                    safe.add(send(one));
                    sent++;
                }
            } catch (NotNowException e) {
                onTheirWay.remove(one.letter().number());
                refused++;
                why = why.or(() -> Optional.of(one.letter().number() + ": " + e.getMessage()));
            }
        }
        await(safe);
    }

    private void await(List<CompletableFuture<Void>> safe) throws CommandException {
        var all = CompletableFuture.allOf(safe.toArray(CompletableFuture[]::new));
        var left = LONGEST.minusNanos(machine.time().nanos() - begun);
        try {
            if (!machine.threads().await(all, left.isNegative() ? Duration.ZERO : left)) {
                throw new CommandException(
                        1,
                        ("dead resend: %d are on their way again after %d s, of which %d are not"
                                        + " safe yet: each leaves the dead letters when it is"
                                        + " (see: postern status). Ask once more for the others")
                                .formatted(
                                        sent,
                                        LONGEST.toSeconds(),
                                        safe.stream().filter(one -> !one.isDone()).count()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(1, "dead resend: interrupted");
        }
    }

    /** How many are on their way again. */
    long end() throws CommandException {
        if (why.isPresent()) {
            throw new CommandException(
                    1,
                    "dead resend: %d are on their way again, %d cannot be sent again; the first, number %s"
                            .formatted(sent, refused, why.get()));
        }
        return sent;
    }

    private CompletableFuture<Void> send(DeadLetterRow row)
            throws NotNowException, CommandException {
        var letter = row.letter();
        var name = letter.address();
        return switch (row.again()) {
            case NEVER ->
                    throw new NotNowException(
                            "what it would take to send it again was not kept with it");
            case RECEIVE -> {
                var receiver = named("receive address", name, running.receivers());
                yield give(letter, chain -> receiver.takeAgain(letter, payload(row), chain));
            }
            case POST -> {
                var counters = running.counters(name);
                yield give(letter, chain -> poster.office().post(message(row), chain, counters));
            }
            case HANDLE -> {
                var sender = named("send address", name, running.destinations());
                yield give(letter, chain -> sender.take(message(row), chain));
            }
            case WRITE -> {
                var sender = named("send address", name, running.destinations());
                yield give(letter, chain -> sender.send(message(row), chain));
            }
            case SEND -> {
                var sender = named("send address", name, running.destinations());
                yield queue(row, sender.queue().orElse(QueueLimits.USUAL));
            }
            case RUN -> {
                var task = named("task", name, running.tasks());
                yield give(letter, chain -> task.take(message(row), chain));
            }
        };
    }

    private static <T> T named(String what, String name, Map<String, T> all)
            throws NotNowException {
        var one = Optional.ofNullable(all.get(name));
        return one.orElseThrow(
                () ->
                        new NotNowException(
                                "no %s \"%s\" is in effect, where it died%s"
                                        .formatted(what, name, Nearest.hint(name, all.keySet()))));
    }

    /** Where one goes. */
    private interface Taking {
        void take(Chain chain);
    }

    private CompletableFuture<Void> give(DeadLetter letter, Taking taking) throws NotNowException {
        var safe = new CompletableFuture<Void>();
        var failed = new AtomicBoolean();
        Acknowledgement whenSafe =
                () -> {
                    if (!failed.get()) {
                        rows.remove(letter.number());
                    }
                    onTheirWay.remove(letter.number());
                    safe.complete(null);
                };
        var chain = Chain.waiting(poster.openChains(), whenSafe).apart();
        try {
            taking.take(chain);
        } catch (RuntimeException e) {
            failed.set(true);
            throw new NotNowException("a fault of Postern: " + e);
        } finally {
            chain.release();
        }
        return safe;
    }

    private CompletableFuture<Void> queue(DeadLetterRow row, QueueLimits limits)
            throws NotNowException, CommandException {
        if (!rows.queue(row, limits)) {
            throw new NotNowException(
                    "there is no room on disk behind what waits for \""
                            + row.letter().address()
                            + "\"");
        }
        onTheirWay.remove(row.letter().number());
        return CompletableFuture.completedFuture(null);
    }

    private Message message(DeadLetterRow row) {
        var letter = row.letter();
        var draft =
                new Draft(
                        letter.messageType(),
                        given(letter.id()).filter(id -> !id.equals(Message.NO_ID)),
                        given(letter.time()),
                        payload(row),
                        Optional.empty());
        return new Message(
                poster.office().plan(letter.messageType()),
                draft,
                letter.origin(),
                letter::uid,
                letter.at(),
                Trail.start(letter.address()));
    }

    /** One that was cut is worked out anew. */
    private static Optional<String> given(Optional<String> field) {
        return field.filter(text -> text.length() < DeadLetterRow.LONGEST_FIELD);
    }

    /** Bytes are read as the address says that they came by. */
    private Payload payload(DeadLetterRow row) {
        var letter = row.letter();
        if (row.content()) {
            return Payload.of((JsonObject) Json.read(letter.payload()));
        }
        var came = Optional.ofNullable(running.receivers().get(letter.origin().address()));
        var kind = came.map(one -> one.plan().payload()).orElse(PayloadKind.JSON);
        return Payload.of(letter.payload(), PayloadReader.of(kind));
    }
}
