package io.postern.api.task;

import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Values;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One run of a task, or of a function that a carrier offers to tasks.
 *
 * @param function the name of one of the kind's functions
 * @param arguments what the file gave
 * @param message the message that triggered it; empty where the clock or a person did
 * @param post posts a message as part of this run: the message that triggered the run is safe only
 *     when these are
 */
public record TaskCall(
        String function, Values arguments, Optional<Envelope> message, Consumer<Draft> post) {}
