package io.postern.handler;

import io.postern.api.setting.Values;
import io.postern.message.Message;
import java.util.List;

/** What an address hands its messages to. */
public record HandlerFunction(RunningHandler handler, String function) {

    /** Handles messages of one type, as {@link RunningHandler#handle} does. */
    public void handle(String type, List<Message> messages, HandledMessages work, boolean here) {
        handler.handle(function, type, messages, Values.NONE, work, here);
    }
}
