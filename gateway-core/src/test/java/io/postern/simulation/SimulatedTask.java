package io.postern.simulation;

import io.postern.api.context.Function;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.task.Task;
import io.postern.api.task.TaskContext;
import io.postern.api.task.TaskFactory;
import io.postern.api.task.TaskKind;

/** Posts a message each time that it runs, and an answer to each message that triggers it. */
record SimulatedTask(Oracle oracle) implements TaskFactory {

    static final String SOURCE = "beat";

    /** The type of what it answers. */
    static final String ANSWER = "answer";

    private static final int UNLUCKY = 21;

    @Override
    public TaskKind kind() {
        return TaskKind.of(SOURCE, "For a simulation.").function(Function.of("run", "Runs."));
    }

    @Override
    public Task create(TaskContext context) {
        return call -> call.post().accept(call.message().map(this::answer).orElseGet(this::own));
    }

    private Draft own() {
        var message = oracle.posted();
        var content = JsonObject.EMPTY.with("id", message.topic()).with("n", message.number());
        return Draft.of(SimulatedFiles.TYPE, content);
    }

    /** It says the same, which is what tells answers apart. */
    private Draft answer(Envelope message) {
        if (message.content().number("n").orElseThrow() % 50 == UNLUCKY) {
            throw new IllegalArgumentException("no answer");
        }
        return message.draft().withType(ANSWER);
    }
}
