package io.postern.api.context;

import io.postern.api.message.Draft;
import io.postern.api.setting.Values;

/** What the gateway gives to one configured object of a plugin. Safe for use by any thread. */
public interface Context {

    /** The object's name: its file's stem, or the split name. */
    String name();

    /** The {@code id} of system/system.json, or the host's name. */
    String systemId();

    /** The object's settings, checked, with defaults. */
    Values settings();

    /** The clock and timers. */
    Time time();

    /** A small store that outlives restarts, this object's own. */
    StateStore state();

    /** Counters and gauges; the gateway removes them with the object. */
    Meters meters();

    /**
     * Posts a message that belongs to no message being handled now: what a timer or a task has to
     * say. Never blocks. What a handler posts while it is called, or one of its timers runs, is
     * delivered when that has returned, so nothing is called back before. Where too much of such
     * waits at a destination already, it is dropped there and counted {@code overrun}.
     */
    void post(Draft draft);
}
