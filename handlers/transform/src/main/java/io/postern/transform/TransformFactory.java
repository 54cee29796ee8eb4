package io.postern.transform;

import io.postern.api.context.Function;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;

/** The handler source {@code transform}. */
public final class TransformFactory implements HandlerFactory {

    @Override
    public HandlerKind<TransformHandler> kind() {
        return HandlerKind.of(
                        "transform",
                        "Changes messages by named steps, without a program.",
                        context ->
                                new TransformHandler(
                                        context.settings().get(TransformSettings.STEPS)))
                .settings(TransformSettings.STEPS)
                .function(
                        Function.of("transform", "Does the steps, one after the other.")
                                .withoutBlocking(),
                        TransformHandler::handle)
                .withoutState();
    }
}
