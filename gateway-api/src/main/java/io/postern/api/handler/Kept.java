package io.postern.api.handler;

import io.postern.api.json.JsonObject;
import java.util.List;

/**
 * What a handler keeps over several calls, on disk: the messages of a window, what is to be sent
 * later. It outlives crashes, and the object: one of the same name finds it, also after its file
 * was changed or its jar replaced. All of its methods return at once, so functions that do not
 * block may call them.
 *
 * <p>What is done here in a call, a timer or at the end, on the thread that runs it, holds only
 * once that has returned, and is taken back where it throws. Elsewhere it holds at once, and
 * nothing waits for it.
 *
 * <p>At most 10 MB as JSON for each handler, where each entry counts 100 bytes more; for few values
 * that change seldom there is {@link io.postern.api.context.StateStore}. Where nothing is kept on
 * disk, because a newer Postern wrote what is there, it works in memory.
 */
public interface Kept {

    /** One of them. */
    interface Entry {

        /** Its number: greater than that of those before it; another one after a restart. */
        long number();

        /** What was added; read from its text whenever it is asked for. */
        JsonObject content();
    }

    /**
     * What is there now, oldest first. An object that takes the place of another should look from
     * its first call or timer on, not while it is made: until then the other one changes it.
     */
    List<Entry> all();

    /**
     * One more. The messages that are being handled are not acknowledged before it is on disk; a
     * timer, and a task by the clock, wait for nothing. Where the disk fails, that is until it can
     * be written again.
     *
     * @return its number
     * @throws IllegalStateException where it would be more than 10 MB
     * @throws IllegalArgumentException where it could not be read again, such as for its depth
     */
    long add(JsonObject content);

    /**
     * It is not in {@link #all} any more. From the disk it goes when everything is safe that the
     * same call returned, or posted by {@link HandlerContext#post}, and its room with it. So after
     * a crash either it is there again, or what was made of it is safe, or both. Nothing happens
     * where there is none of that number.
     */
    void remove(long number);
}
