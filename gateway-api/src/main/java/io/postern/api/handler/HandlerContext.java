package io.postern.api.handler;

import io.postern.api.context.Context;

/** What a handler gets. */
public interface HandlerContext extends Context {

    /**
     * Does something once before the object ends: with the gateway, when its file is gone, or when
     * another takes its place. Runs as a timer does, after the last message was handled; what it
     * posts is still sent. For what a handler keeps, such as the messages of a window. Where the
     * process dies it does not run.
     */
    void atEnd(Runnable flush);
}
