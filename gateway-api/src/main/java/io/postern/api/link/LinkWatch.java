package io.postern.api.link;

/** Told by an open link what becomes of it. Never blocks; any thread may call it. */
@FunctionalInterface
public interface LinkWatch {

    /** The link is gone: the gateway closes it and opens it again. Only the first call counts. */
    void lost(String why);

    /**
     * Something to show beside a link that is up, such as what it waits for; empty text takes it
     * away.
     */
    default void remark(String text) {}

    /**
     * The link is gone because the other end closed it without saying why. Where that happens again
     * and again with one message alone on its way, that message is given up; a link that is {@link
     * #lost} in any other way costs no message.
     */
    default void closed(String why) {
        lost(why);
    }
}
