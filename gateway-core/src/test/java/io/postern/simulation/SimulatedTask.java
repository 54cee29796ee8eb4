package io.postern.simulation;

import io.postern.api.context.Function;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.task.Task;
import io.postern.api.task.TaskContext;
import io.postern.api.task.TaskFactory;
import io.postern.api.task.TaskKind;

/** Posts a message each time that it runs. */
record SimulatedTask(Oracle oracle) implements TaskFactory {

    @Override
    public TaskKind kind() {
        return TaskKind.of("beat", "For a simulation.").function(Function.of("run", "Runs."));
    }

    @Override
    public Task create(TaskContext context) {
        return call -> {
            var message = oracle.posted();
            var content = JsonObject.EMPTY.with("id", message.topic()).with("n", message.number());
            call.post().accept(Draft.of(SimulatedFiles.TYPE, content));
        };
    }
}
