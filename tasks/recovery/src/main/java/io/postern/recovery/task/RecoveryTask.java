package io.postern.recovery.task;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.task.Task;
import io.postern.api.task.TaskCall;
import io.postern.api.task.TaskContext;
import java.time.Instant;
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
        var change = Change.of(message.content());
        var carriers = call.arguments().get(RecoveryFactory.CARRIERS);
        if (!carriers.isEmpty() && !carriers.contains(change.name())) {
            LOG.debug("{} is not among the carriers asked about", change.name());
        } else if (change.loss()) {
            lost(change);
        } else {
            returned(change, call.post());
        }
    }

    private void lost(Change change) {
        var stand = stand(change);
        if (stand.isPresent() && (stand.get().isLost() || isOld(change.time(), stand.get()))) {
            LOG.debug("{}: its loss at {} is known", change.name(), change.time());
        } else {
            keep(change, Stand.lost(change.time()));
        }
    }

    private boolean isOld(Instant loss, Stand stand) {
        return stand.loss().equals(Optional.of(loss)) || precedes(loss, stand);
    }

    /** Not where the clock was set back since: what is kept lies in the future then. */
    private boolean precedes(Instant time, Stand stand) {
        return time.isBefore(stand.time()) && !stand.time().isAfter(context.time().now());
    }

    private void returned(Change change, Consumer<Draft> post) {
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
            keep(change, Stand.back(back, loss));
        } else {
            LOG.debug("{} is back, but no loss is known", change.name());
            keep(change, Stand.back(change.time(), stand.flatMap(Stand::loss)));
        }
    }

    /** The loss that this task was told of; after a crash in between, the one the return names. */
    private Optional<Instant> loss(Change change, Optional<Stand> stand) {
        return stand.filter(Stand::isLost)
                .map(Stand::time)
                .or(() -> change.lost().filter(at -> stand.filter(s -> isOld(at, s)).isEmpty()));
    }

    private Draft request(Change change, Instant lost, Instant back) {
        var content =
                JsonObject.EMPTY
                        .with("id", context.systemId())
                        .with("time", Times.text(context.time().now()))
                        .with("lost_connection_time", Times.text(lost))
                        .with("restored_connection_time", Times.text(back));
        return Draft.of(
                "recovery_data_request",
                change.carrier().map(name -> content.with("carrier", name)).orElse(content));
    }

    private Optional<Stand> stand(Change change) {
        return context.state().get(change.name()).flatMap(Stand::of);
    }

    private void keep(Change change, Stand stand) {
        context.state().put(change.name(), stand.toJson());
    }
}
