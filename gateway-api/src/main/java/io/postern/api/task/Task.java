package io.postern.api.task;

/** Does something by the clock, on a message, or when asked. Its runs never overlap. */
public interface Task extends AutoCloseable {

    /**
     * Runs once, on a lane of its own: it may block. A task whose duration is {@code always} runs
     * until its thread is interrupted.
     *
     * @throws Exception is logged with the task's name; the message that triggered it, if any, goes
     *     to the dead-letter box; the next run comes all the same
     */
    void run(TaskCall call) throws Exception;

    /** Called once, when no run is going on. */
    @Override
    default void close() {}
}
