package io.postern.api.task;

/**
 * The extension point for tasks: a class without constructor arguments, named in the jar's {@code
 * META-INF/services/io.postern.api.task.TaskFactory}. It keeps no state of its own.
 */
public interface TaskFactory {

    /** What it offers; asked once, when the plugin is loaded. */
    TaskKind kind();

    /**
     * Makes the task of one {@code tasks/} file.
     *
     * @throws Exception when it cannot be made; the message is shown to the user, and it is tried
     *     again
     */
    Task create(TaskContext context) throws Exception;
}
