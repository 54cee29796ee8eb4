package io.postern.api.handler;

import io.postern.api.context.Context;

/** What a handler gets. */
public interface HandlerContext extends Context {

    /**
     * What it keeps over several calls, on disk. To be asked for while the object is made: the disk
     * is read then.
     *
     * @throws IllegalStateException where it cannot be read
     */
    Kept kept();

    /**
     * Does something once before the object ends: with the gateway, when its file is gone, or when
     * another takes its place. Runs as a timer does, after the last message was handled; what it
     * posts is still sent. For what a handler has in memory, such as the messages of a window.
     * Where the process dies it does not run; what is {@link #kept} needs none.
     */
    void atEnd(Runnable flush);
}
