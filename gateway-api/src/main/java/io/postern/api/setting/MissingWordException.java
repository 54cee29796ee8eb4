package io.postern.api.setting;

import io.postern.api.message.UndeliverableException;

/** A message does not have what a template asks for; the message goes to the dead-letter box. */
public final class MissingWordException extends UndeliverableException {

    private static final long serialVersionUID = 1;

    public MissingWordException(String word) {
        super("the message has no $" + word);
    }
}
