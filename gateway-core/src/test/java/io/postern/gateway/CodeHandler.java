package io.postern.gateway;

import io.postern.api.context.Function;
import io.postern.api.handler.Batch;
import io.postern.api.handler.Handler;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.message.Draft;
import java.util.List;

/** A handler whose code a test writes. */
record CodeHandler(HandlerKind kind, Making making) implements HandlerFactory {

    private static final Function INLINE =
            Function.of("inline", "Does not block.").withoutBlocking();
    private static final Function LANE = Function.of("lane", "May block.");

    interface Making {

        Code make(HandlerContext context) throws Exception;
    }

    interface Code {

        List<Draft> handle(Batch batch) throws Exception;

        default void close() {}
    }

    /** With the function {@code inline}, which does not block. */
    static CodeHandler of(String source, Code code) {
        return making(source, context -> code);
    }

    static CodeHandler making(String source, Making making) {
        return new CodeHandler(HandlerKind.of(source, "For a test.").function(INLINE), making);
    }

    /** With the function {@code lane}, which may block. */
    static CodeHandler slow(String source, Code code) {
        return new CodeHandler(
                HandlerKind.of(source, "For a test.").function(LANE), context -> code);
    }

    /** With both. */
    static CodeHandler mixed(String source, Code code) {
        return new CodeHandler(
                HandlerKind.of(source, "For a test.").function(INLINE).function(LANE),
                context -> code);
    }

    @Override
    public Handler create(HandlerContext context) throws Exception {
        var code = making.make(context);
        return new Handler() {
            @Override
            public List<Draft> handle(String function, Batch batch) throws Exception {
                return code.handle(batch);
            }

            @Override
            public void close() {
                code.close();
            }
        };
    }
}
