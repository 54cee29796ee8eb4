package io.postern.reload;

import io.postern.api.handler.Handler;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.config.catalog.Offer;

/** A factory whose handlers nobody makes here; each is an offer of its own. */
final class FakeHandlers implements HandlerFactory {

    static Offer<HandlerFactory, HandlerKind> offer(String source) {
        return new Offer<>(new FakeHandlers(), HandlerKind.of(source, "Rounds."), "plugin");
    }

    @Override
    public HandlerKind kind() {
        return HandlerKind.of("climate", "Rounds.");
    }

    @Override
    public Handler create(HandlerContext context) {
        throw new UnsupportedOperationException("the runtime of these tests makes no handlers");
    }
}
