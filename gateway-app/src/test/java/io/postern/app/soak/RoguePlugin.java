package io.postern.app.soak;

import io.postern.api.handler.HandlerFactory;
import io.postern.testing.PluginJar;

/** Plugins whose handlers do what no handler should. */
final class RoguePlugin {

    private RoguePlugin() {}

    /** Its functions throw, answer nothing at all or far too much, or do not return. */
    static PluginJar misbehaving() {
        return jar("rogue", MISBEHAVING)
                .source("rogue.SlowHandlers", BLOCKING)
                .service(HandlerFactory.class, "rogue.SlowHandlers");
    }

    /** Eats all memory as soon as it is loaded. */
    static PluginJar hungryWhenLoaded() {
        return jar("glutton", HUNGRY.formatted("glutton", "eat();", ""));
    }

    /** Eats all memory when a handler is made. */
    static PluginJar hungryWhenMade() {
        return jar("hungry", HUNGRY.formatted("hungry", "", "eat();"));
    }

    private static PluginJar jar(String id, String source) {
        var name = id + ".Handlers";
        return PluginJar.of(id, "1.0").source(name, source).service(HandlerFactory.class, name);
    }

    private static final String MISBEHAVING =
            """
            package rogue;

            import io.postern.api.context.Function;
            import io.postern.api.handler.*;
            import io.postern.api.json.JsonObject;
            import io.postern.api.message.Draft;
            import java.util.*;
            import java.util.concurrent.CountDownLatch;
            import java.util.concurrent.atomic.AtomicBoolean;

            public class Handlers implements HandlerFactory {
                private static final AtomicBoolean FIRST = new AtomicBoolean(true);
                private static final CountDownLatch NEVER = new CountDownLatch(1);

                public HandlerKind<?> kind() {
                    return HandlerKind.of("rogue", "Misbehaves.")
                            .function(
                                    Function.of("throws", "Throws.").withoutBlocking(),
                                    (context, batch) -> handle("throws", batch))
                            .function(
                                    Function.of("fails", "Fails.").withoutBlocking(),
                                    (context, batch) -> handle("fails", batch))
                            .function(
                                    Function.of("null", "Returns null.").withoutBlocking(),
                                    (context, batch) -> handle("null", batch))
                            .function(
                                    Function.of("flood", "Returns much.").withoutBlocking(),
                                    (context, batch) -> handle("flood", batch))
                            .function(
                                    Function.of("lies", "Blocks all the same.").withoutBlocking(),
                                    (context, batch) -> handle("lies", batch));
                }

                static List<Draft> handle(String function, Batch batch) throws Exception {
                    switch (function) {
                        case "throws":
                            throw new IllegalStateException("no such sensor");
                        case "fails":
                            throw new AssertionError("cannot happen");
                        case "null":
                            return null;
                        case "flood":
                            var many = new ArrayList<Draft>();
                            for (int n = 1; n <= 100_000; n++) {
                                many.add(Draft.of("flood", JsonObject.EMPTY.with("n", n)));
                            }
                            return many;
                        case "blocks":
                            NEVER.await();
                            break;
                        default:
                            if (FIRST.getAndSet(false)) {
                                NEVER.await();
                            }
                    }
                    return batch.each(m -> m.draft());
                }
            }
            """;

    private static final String BLOCKING =
            """
            package rogue;

            import io.postern.api.context.Function;
            import io.postern.api.handler.*;

            public class SlowHandlers extends Handlers {
                public HandlerKind<?> kind() {
                    return HandlerKind.of("slow_rogue", "Misbehaves.")
                            .function(
                                    Function.of("blocks", "Blocks on a lane."),
                                    (context, batch) -> handle("blocks", batch));
                }
            }
            """;

    private static final String HUNGRY =
            """
            package %1$s;

            import io.postern.api.context.Function;
            import io.postern.api.handler.*;
            import java.util.*;

            public class Handlers implements HandlerFactory {
                public Handlers() {
                    %2$s
                }

                private static void eat() {
                    var table = new ArrayList<byte[]>();
                    while (true) {
                        table.add(new byte[1 << 20]);
                    }
                }

                public HandlerKind<?> kind() {
                    return HandlerKind.of("%1$s", "Eats memory.", Handlers::made)
                            .translation(
                                    Function.of("any", "Does nothing.").withoutBlocking(),
                                    (context, message) -> message.draft());
                }

                private static HandlerContext made(HandlerContext context) {
                    %3$s
                    return context;
                }
            }
            """;
}
