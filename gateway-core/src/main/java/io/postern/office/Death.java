package io.postern.office;

import io.postern.api.link.Letter;
import io.postern.message.Message;
import io.postern.store.row.SendAgain;
import java.util.Optional;

/**
 * How a message came to its end.
 *
 * @param at the address, task or handler, by name
 * @param reason in words
 * @param again how it could be sent again
 * @param written as it would have been sent, where it was written already
 * @param opened whether it may be read; the gateway may die of one that may not
 */
public record Death(
        String at,
        String reason,
        Message message,
        SendAgain again,
        Optional<Letter> written,
        boolean opened) {

    public static Death of(String at, String reason, Message message, SendAgain again) {
        return new Death(at, reason, message, again, Optional.empty(), true);
    }

    /** One that was written already: as that, it can be sent again. */
    public static Death written(String at, String reason, Message message, Letter letter) {
        return new Death(at, reason, message, SendAgain.SEND, Optional.of(letter), true);
    }

    /** One that must not be read. */
    public Death unopened() {
        return new Death(at, reason, message, again, written, false);
    }
}
