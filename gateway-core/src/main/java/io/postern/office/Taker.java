package io.postern.office;

import io.postern.chain.Chain;
import io.postern.message.Message;

/** Somebody to whom each message of a type goes as it is posted. */
public interface Taker {

    /**
     * Takes a message; holds the chain for as long as it is not safe. Never blocks, never throws.
     */
    void take(Message message, Chain chain);
}
