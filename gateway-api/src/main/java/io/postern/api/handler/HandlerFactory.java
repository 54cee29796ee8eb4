package io.postern.api.handler;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;

/**
 * The extension point for handlers: a class without constructor arguments, named in the jar's
 * {@code META-INF/services/io.postern.api.handler.HandlerFactory}. It keeps no state of its own.
 */
public interface HandlerFactory {

    /** What it offers; asked once, when the plugin is loaded. */
    HandlerKind kind();

    /** Checks a handler's settings together. Opens nothing, never blocks. */
    default void check(Values settings, Findings findings) {}

    /**
     * Makes the handler of one {@code handlers/} file, or of an address that names the source
     * itself. It is made before the one it replaces is closed.
     *
     * @throws Exception when it cannot be made; the message is shown to the user, what ran before
     *     runs on, and it is tried again; until then its messages wait
     */
    Handler create(HandlerContext context) throws Exception;
}
