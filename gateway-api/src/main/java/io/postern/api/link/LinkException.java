package io.postern.api.link;

/** A link cannot be opened now. The message says in words why, and what to do about it. */
public final class LinkException extends Exception {

    private static final long serialVersionUID = 1;

    public LinkException(String message) {
        super(message);
    }

    public LinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
