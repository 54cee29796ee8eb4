package io.postern.bench;

import io.postern.api.context.Function;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;

/** A handler that passes messages on, so that only the gateway itself is measured. */
final class NoOp implements HandlerFactory {

    static final String SOURCE = "no_op";
    static final String FUNCTION = "pass";

    @Override
    public HandlerKind<?> kind() {
        return HandlerKind.of(SOURCE, "Passes messages on.")
                .translation(
                        Function.of(FUNCTION, "Does nothing.").withoutBlocking(),
                        (context, message) -> message.draft())
                .withoutState();
    }
}
