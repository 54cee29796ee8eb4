package io.postern.gateway;

import io.postern.api.address.Trigger;
import io.postern.api.context.Function;
import io.postern.api.setting.Values;
import io.postern.api.task.Task;
import io.postern.api.task.TaskCall;
import io.postern.api.task.TaskContext;
import io.postern.api.task.TaskFactory;
import io.postern.api.task.TaskKind;
import io.postern.config.plan.TaskPlan;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A task whose code a test writes. */
record CodeTask(String source, Code code, BooleanSupplier makeable) implements TaskFactory {

    interface Code {

        void run(TaskCall call, TaskContext context) throws Exception;
    }

    CodeTask(String source, Code code) {
        this(source, code, () -> true);
    }

    static TaskPlan onMessage(String source, String type) {
        return plan(source, Trigger.ON_MESSAGE, Optional.of(type));
    }

    static TaskPlan plan(String source, Trigger trigger, Optional<String> type) {
        return new TaskPlan(
                source, new TaskPlan.Source.Own(source), "run", Values.NONE, trigger, type, false);
    }

    @Override
    public TaskKind kind() {
        return TaskKind.of(source, "For a test.").function(Function.of("run", "Runs."));
    }

    @Override
    public Task create(TaskContext context) {
        if (!makeable.getAsBoolean()) {
            throw new IllegalStateException("the licence server is away");
        }
        return call -> code.run(call, context);
    }
}
