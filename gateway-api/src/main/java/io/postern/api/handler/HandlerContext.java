package io.postern.api.handler;

import io.postern.api.context.Context;

/** What a handler gets. */
public interface HandlerContext extends Context {}
