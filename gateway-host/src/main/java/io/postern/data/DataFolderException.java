package io.postern.data;

/** The data folder cannot be used. The message says why, and what to do. */
public final class DataFolderException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean inUse;

    /** Another gateway has it. */
    DataFolderException(String message) {
        super(message);
        inUse = true;
    }

    DataFolderException(String message, Throwable cause) {
        super(message, cause);
        inUse = false;
    }

    /** Whether another gateway has it; otherwise it cannot be read or written. */
    public boolean isInUse() {
        return inUse;
    }
}
