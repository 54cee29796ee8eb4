package io.postern.task;

import io.postern.api.task.Task;
import io.postern.time.Lane;

/**
 * What a task does when it runs, whoever's function it is.
 *
 * @param lane where it runs, and its timers
 * @param free ends what belongs to it: its object, timers, meters
 */
public record TaskObject(Task task, Lane lane, Runnable free) {}
