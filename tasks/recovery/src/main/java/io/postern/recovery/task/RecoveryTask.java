package io.postern.recovery.task;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.task.Task;
import io.postern.api.task.TaskCall;
import io.postern.api.task.TaskContext;
import io.postern.api.text.TimeText;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks once for what was missed between a loss and the return. Messages may come again, and late:
 * only a loss that is newer than the last return counts, and only a return that follows it.
 */
final class RecoveryTask implements Task {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryTask.class);

    // devices come and go for years; the store has a bound of its own
    private static final int MOST_KEPT = 2_000;

    private final TaskContext context;

    RecoveryTask(TaskContext context) {
        this.context = context;
    }

    @Override
    public void run(TaskCall call) {
        var message =
                call.message()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "expected a message to run on, found none: the"
                                                        + " task's file needs \"duration\":"
                                                        + " \"on_message\" and \"message_type\":"
                                                        + " \"connection_status\""));
        var change = ConnectionChange.of(message.content());
        var carriers = call.arguments().get(RecoveryFactory.CARRIERS);
        if (!carriers.isEmpty() && !carriers.contains(change.owner())) {
            LOG.debug("{} is not among the carriers asked about", change.owner());
        } else if (change.loss()) {
            lost(change);
        } else {
            returned(change, call.post());
        }
    }

    private void lost(ConnectionChange change) {
        var stand = stand(change);
        if (stand.isPresent() && (stand.get().isLost() || isOld(change.time(), stand.get()))) {
            LOG.debug("{}: its loss at {} is known", change.name(), change.time());
        } else {
            keep(change, ConnectionState.lost(change.time()));
        }
    }

    private boolean isOld(Instant loss, ConnectionState stand) {
        return stand.loss().equals(Optional.of(loss)) || precedes(loss, stand);
    }

    /** Not where the clock was set back since: what is kept lies in the future then. */
    private boolean precedes(Instant time, ConnectionState stand) {
        return time.isBefore(stand.time()) && !stand.time().isAfter(context.time().now());
    }

    private void returned(ConnectionChange change, Consumer<Draft> post) {
        var stand = stand(change);
        if (stand.isPresent() && precedes(change.time(), stand.get())) {
            LOG.debug("{}: its return at {} is an old one", change.name(), change.time());
            return;
        }
        var loss = loss(change, stand);
        if (loss.isPresent()) {
            var lost = loss.get();
            var back = change.time().isBefore(lost) ? lost : change.time();
            // asked first: asking twice after a crash here is better than never
            post.accept(request(change, lost, back));
            keep(change, ConnectionState.back(back, loss));
        } else {
            LOG.debug("{} is back, but no loss is known", change.name());
            keep(change, ConnectionState.back(change.time(), stand.flatMap(ConnectionState::loss)));
        }
    }

    /** The loss that this task was told of; after a crash in between, the one the return names. */
    private Optional<Instant> loss(ConnectionChange change, Optional<ConnectionState> stand) {
        return stand.filter(ConnectionState::isLost)
                .map(ConnectionState::time)
                .or(() -> change.lost().filter(at -> stand.filter(s -> isOld(at, s)).isEmpty()));
    }

    private Draft request(ConnectionChange change, Instant lost, Instant back) {
        var content =
                JsonObject.EMPTY
                        .with("id", context.systemId())
                        .with("time", context.time().stamp())
                        .with("lost_connection_time", TimeText.of(lost))
                        .with("restored_connection_time", TimeText.of(back));
        var draft = Draft.of("recovery_data_request", with(content, change));
        // those of one carrier's devices are often asked for at once: none takes another's place
        return change.isDevice() ? draft.withId(change.name()) : draft;
    }

    private static JsonObject with(JsonObject content, ConnectionChange change) {
        var placed = with(with(content, "carrier", change.carrier()), "port", change.port());
        return with(placed, "device", change.device());
    }

    private static JsonObject with(JsonObject content, String field, Optional<String> value) {
        return value.map(text -> content.with(field, text)).orElse(content);
    }

    private Optional<ConnectionState> stand(ConnectionChange change) {
        return stand(change.name());
    }

    private Optional<ConnectionState> stand(String name) {
        return context.state().get(name).flatMap(ConnectionState::of);
    }

    private void keep(ConnectionChange change, ConnectionState stand) {
        var store = context.state();
        if (store.get(change.name()).isEmpty() && store.keys().size() >= MOST_KEPT) {
            store.keys().stream().min(Comparator.comparing(this::age)).ifPresent(store::remove);
        }
        store.put(change.name(), stand.toJson());
    }

    /** What makes no sense is the oldest. */
    private Instant age(String name) {
        return stand(name).map(ConnectionState::time).orElse(Instant.MIN);
    }
}
