package io.postern.gateway;

import io.postern.api.context.Function;
import io.postern.api.handler.Batch;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.message.Draft;
import java.util.List;

/** A handler whose code a test writes. */
record CodeHandler(HandlerKind<?> kind) implements HandlerFactory {

    private static final Function INLINE =
            Function.of("inline", "Does not block.").withoutBlocking();
    private static final Function LANE = Function.of("lane", "May block.");

    interface Code extends AutoCloseable {

        List<Draft> handle(Batch batch) throws Exception;

        @Override
        default void close() {}
    }

    /** With the function {@code inline}, which does not block. */
    static CodeHandler of(String source, Code code) {
        return making(source, context -> code);
    }

    static CodeHandler making(String source, HandlerKind.Maker<Code> maker) {
        return new CodeHandler(kind(source, maker, INLINE));
    }

    /** With the function {@code lane}, which may block. */
    static CodeHandler slow(String source, Code code) {
        return new CodeHandler(kind(source, context -> code, LANE));
    }

    /** With both. */
    static CodeHandler mixed(String source, Code code) {
        return new CodeHandler(kind(source, context -> code, INLINE, LANE));
    }

    static HandlerKind<?> kind(
            String source, HandlerKind.Maker<Code> maker, Function... functions) {
        var kind = HandlerKind.of(source, "For a test.", maker);
        for (var function : functions) {
            kind = kind.function(function, Code::handle);
        }
        return kind;
    }
}
