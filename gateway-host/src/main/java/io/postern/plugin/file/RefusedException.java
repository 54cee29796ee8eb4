package io.postern.plugin.file;

import io.postern.screen.Screen;

/**
 * A plugin cannot be taken. The message says what was expected and found; whoever reports it puts
 * the file's name in front.
 */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    public RefusedException(String message) {
        super(Screen.oneLine(message));
    }

    /** The message on one line, with the file it is about. */
    public String about(String file) {
        return Screen.oneLine(file) + ": " + getMessage();
    }
}
