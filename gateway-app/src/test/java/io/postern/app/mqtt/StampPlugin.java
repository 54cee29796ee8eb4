package io.postern.app.mqtt;

import io.postern.api.handler.HandlerFactory;
import io.postern.testing.PluginJar;
import java.nio.file.Path;

/**
 * A handler whose functions hand on what they get: one that blocks, one that does not, one of which
 * the jar decides.
 */
final class StampPlugin {

    private static final String FILE = "stamp.jar";
    private final PluginJar inline = jar("1.0", false);
    private final PluginJar lane = jar("2.0", true);

    void write(Path plugins, boolean blocking) {
        (blocking ? lane : inline).writeTo(plugins.resolve(FILE));
    }

    static Path in(Path plugins) {
        return plugins.resolve(FILE);
    }

    private static PluginJar jar(String version, boolean blocking) {
        return PluginJar.of("stamp", version)
                .source(
                        "stamp.Handlers",
                        SOURCE.formatted(blocking ? "" : ".withoutBlocking()", blocking))
                .service(HandlerFactory.class, "stamp.Handlers")
                .compiled();
    }

    private static final String SOURCE =
            """
            package stamp;

            import io.postern.api.context.Function;
            import io.postern.api.handler.*;
            import io.postern.api.message.*;
            import io.postern.api.setting.Setting;
            import java.util.concurrent.locks.LockSupport;

            public class Handlers implements HandlerFactory {
                private static final Setting<String> NOTE =
                        Setting.text("note", "Changes nothing.").orElse("none");

                private static final boolean EITHER_BLOCKS = %2$s;
                private static final long CALL = 1_000_000;

                public HandlerKind<?> kind() {
                    return HandlerKind.of("stamp", "Hands on.")
                            .settings(NOTE)
                            .translation(
                                    Function.of("inline", "Hands on.").withoutBlocking(),
                                    (context, message) -> handedOn(message, false))
                            .translation(
                                    Function.of("lane", "Hands on too.")%1$s,
                                    (context, message) -> handedOn(message, true))
                            .translation(
                                    Function.of("either", "As the jar has it.")%1$s,
                                    (context, message) -> handedOn(message, EITHER_BLOCKS));
                }

                private static Draft handedOn(Envelope message, boolean slowly) {
                    if (slowly) {
                        LockSupport.parkNanos(CALL);
                    }
                    return message.draft();
                }
            }
            """;
}
