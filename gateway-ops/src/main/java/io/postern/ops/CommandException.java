package io.postern.ops;

/** A command cannot be done, or was called wrongly. The message says what to do instead. */
public final class CommandException extends Exception {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    /**
     * @param exitCode 1 when it failed, 2 when it was called wrongly
     */
    public CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
