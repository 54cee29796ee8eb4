package io.postern.recovery.task;

import io.postern.api.context.Function;
import io.postern.api.setting.Setting;
import io.postern.api.task.Task;
import io.postern.api.task.TaskContext;
import io.postern.api.task.TaskFactory;
import io.postern.api.task.TaskKind;
import java.util.List;

/** The task source {@code recovery}. */
public final class RecoveryFactory implements TaskFactory {

    static final Setting<List<String>> CARRIERS =
            Setting.texts(
                            "carriers",
                            "The carriers whose losses are asked about; without it, all that are"
                                    + " monitored.")
                    .orElse(List.of());

    private static final String WHAT =
            "Runs on messages of type connection_status: when a lost connection is back, posts a"
                    + " recovery_data_request with the times of the loss and of the return.";

    @Override
    public TaskKind kind() {
        return TaskKind.of("recovery", "Asks for what was missed while a connection was lost.")
                .function(Function.of("recovery", WHAT).withArguments(CARRIERS))
                .function(
                        Function.of(
                                        "handle_connection_message",
                                        "The same, under the name that SCARECRO's files have.")
                                .withArguments(CARRIERS));
    }

    @Override
    public Task create(TaskContext context) {
        return new RecoveryTask(context);
    }
}
