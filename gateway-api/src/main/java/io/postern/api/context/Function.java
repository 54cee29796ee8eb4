package io.postern.api.context;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;

/**
 * A function that a handler, carrier or task offers by name.
 *
 * @param name what files call it in {@code handler_function} or {@code function}
 * @param description one line for {@code postern plugins} and the reference
 * @param arguments what a task's {@code arguments} may hold
 * @param nonBlocking whether it never waits for anything. A handler all of whose functions are so
 *     runs on the thread that brought the message, where nothing else waits for the handler. All
 *     others run on a lane: one thread, in order
 */
public record Function(String name, String description, Settings arguments, boolean nonBlocking) {

    /** A function that may block. */
    public static Function of(String name, String description) {
        return new Function(name, description, Settings.NONE, false);
    }

    /** Promises that it computes and returns: no waiting for files, networks, locks or sleep. */
    public Function withoutBlocking() {
        return new Function(name, description, arguments, true);
    }

    public Function withArguments(Setting<?>... settings) {
        return new Function(name, description, Settings.of(settings), nonBlocking);
    }
}
