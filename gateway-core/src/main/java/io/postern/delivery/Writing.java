package io.postern.delivery;

import io.postern.address.Outbound;
import io.postern.api.carrier.Letter;
import io.postern.api.carrier.SendingLink;
import io.postern.api.carrier.SkippedException;
import io.postern.api.carrier.UndeliverableException;
import io.postern.api.message.UnreadableException;
import io.postern.api.setting.MissingWordException;
import io.postern.handler.RunningHandler;
import io.postern.message.Message;
import java.util.Optional;

/**
 * How a destination's messages are made ready: by which handler, and by which carrier they are
 * written down.
 *
 * @param link empty while its carrier waits for a plugin
 */
public record Writing(
        Outbound address,
        Optional<SendingLink> link,
        Optional<RunningHandler> handler,
        String function) {

    /**
     * The message as it will be sent, or why it never can be.
     *
     * @throws SkippedException when a rule of the address drops it
     */
    Letter write(Message message) throws Unsendable {
        try {
            return link.orElseThrow().write(address, message);
        } catch (SkippedException byRule) {
            throw byRule;
        } catch (UndeliverableException | MissingWordException | UnreadableException e) {
            throw new Unsendable(e.getMessage(), e);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw new Unsendable("the carrier failed: " + e, e);
        }
    }

    /** A message that can never be sent. */
    static final class Unsendable extends Exception {

        private static final long serialVersionUID = 1;

        Unsendable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
