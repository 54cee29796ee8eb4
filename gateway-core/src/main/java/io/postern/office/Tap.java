package io.postern.office;

import io.postern.message.Message;

/**
 * Sees what happens to the messages of an address, for whoever follows, samples or records them.
 * Called where it happens, on that thread: must not block, and costs what it takes.
 */
@FunctionalInterface
public interface Tap {

    /**
     * @param message before a handler or after it, by the stage
     * @param more what belongs to the stage: how many were made of it, where it went, why not;
     *     empty where nothing does
     */
    void saw(MessageStage stage, Message message, String more);
}
