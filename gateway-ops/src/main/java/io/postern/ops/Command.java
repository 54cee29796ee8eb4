package io.postern.ops;

import java.util.List;
import java.util.function.Consumer;

/**
 * A command of the running gateway, called over its Unix socket.
 *
 * @param name one word
 * @param description one line for {@code postern --help}
 * @param usage its arguments, such as {@code [--most N]}
 * @param example a whole line that works
 */
public record Command(
        String name, String description, String usage, String example, Action action) {

    /** Does it. May block: each call has a thread of its own. */
    @FunctionalInterface
    public interface Action {

        /**
         * @param output takes one line at a time, shown at once
         * @throws CommandException when it cannot be done; its message is shown
         */
        void run(List<String> arguments, Consumer<String> output) throws CommandException;
    }
}
