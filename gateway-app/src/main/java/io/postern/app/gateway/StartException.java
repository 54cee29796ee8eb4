package io.postern.app.gateway;

import java.util.List;

/** A gateway cannot be started. The message says in one line why. */
public final class StartException extends Exception {

    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final transient List<String> details;

    StartException(int exitCode, String message, Throwable cause) {
        this(exitCode, List.of(), message, cause);
    }

    /**
     * @param details what is to be shown before the message, such as the problems of files
     */
    StartException(int exitCode, List<String> details, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.details = List.copyOf(details);
    }

    public int exitCode() {
        return exitCode;
    }

    public List<String> details() {
        return details;
    }
}
