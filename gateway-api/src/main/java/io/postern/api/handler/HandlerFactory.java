package io.postern.api.handler;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;

/**
 * The extension point for handlers: a class without constructor arguments, named in the jar's
 * {@code META-INF/services/io.postern.api.handler.HandlerFactory}. It keeps no state of its own.
 */
public interface HandlerFactory {

    /** What it offers; asked once, when the plugin is loaded. */
    HandlerKind<?> kind();

    /** Checks a handler's settings together. Opens nothing, never blocks. */
    default void check(Values settings, Findings findings) {}
}
