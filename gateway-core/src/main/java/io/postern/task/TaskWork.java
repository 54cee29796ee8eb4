package io.postern.task;

import io.postern.api.task.TaskCall;

/** What a task does when it runs, whoever's function it is. */
@FunctionalInterface
public interface TaskWork {

    void run(TaskCall call) throws Exception;
}
