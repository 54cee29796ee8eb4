package io.postern.handler;

import io.postern.api.message.Draft;
import io.postern.screen.FailureText;
import java.util.List;

/** A handler did not do what it should; the message says which, and why, in one line. */
final class CallFailure extends Exception {

    private static final long serialVersionUID = 1;

    private CallFailure(String message, Throwable cause) {
        super(message, cause);
    }

    CallFailure(Throwable cause) {
        this(FailureText.words(cause), cause);
    }

    CallFailure in(String handler, String function) {
        return new CallFailure(
                "handler " + handler + ", function " + function + ": " + getMessage(), getCause());
    }

    /** A list without holes, as the contract has it. */
    static List<Draft> checked(List<Draft> drafts) throws CallFailure {
        if (drafts == null) {
            throw new CallFailure("returned null; an empty list means nothing to post", null);
        }
        for (var draft : drafts) {
            if (draft == null) {
                throw new CallFailure("returned a list with null in it", null);
            }
        }
        return drafts;
    }
}
