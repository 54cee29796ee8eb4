package io.postern.handler;

import io.postern.api.setting.Values;
import io.postern.message.Message;
import java.util.List;

/**
 * What an address hands its messages to.
 *
 * @param functions in their order, each with what the one before it made
 */
public record HandlerFunctions(RunningHandler handler, List<String> functions) {

    /** Handles messages of one type, as {@link RunningHandler#handle} does. */
    public void handle(String type, List<Message> messages, HandledMessages work, boolean here) {
        handler.handle(functions, type, messages, Values.NONE, work, here);
    }
}
