package io.postern.app.soak;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.task.TaskFactory;
import io.postern.testing.PluginJar;
import java.net.URISyntaxException;
import java.nio.file.Path;
import tools.jackson.core.json.JsonFactory;

/**
 * A plain Java plugin with everything in one jar: a handler, a carrier and a task, a JSON library
 * of its own, loggers, metrics and timers. Its messages say which version made them.
 */
final class SoakPlugin {

    private final PluginJar compiled = jar();

    /** The same classes with another version in a file beside them, which they read. */
    void write(Path folder, int version) {
        compiled.entry("soak/version.txt", "" + version).writeTo(folder.resolve("soak.jar"));
    }

    private static PluginJar jar() {
        return PluginJar.of("soak", "1.0")
                .shading(jackson())
                .source("soak.Version", VERSION)
                .source("soak.Handlers", HANDLERS)
                .source("soak.QuickHandlers", QUICK_HANDLERS)
                .source("soak.Carriers", CARRIERS)
                .source("soak.Tap", TAP)
                .source("soak.Tasks", TASKS)
                .service(HandlerFactory.class, "soak.Handlers")
                .service(HandlerFactory.class, "soak.QuickHandlers")
                .service(CarrierFactory.class, "soak.Carriers")
                .service(TaskFactory.class, "soak.Tasks")
                .compiled();
    }

    private static Path jackson() {
        try {
            var source = JsonFactory.class.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final String VERSION =
            """
            package soak;

            import java.io.*;
            import tools.jackson.core.*;
            import tools.jackson.core.json.JsonFactory;

            /** Reads its number with the plugin's own library, each time anew. */
            public class Version {
                private static final JsonFactory JSON = new JsonFactory();

                static int read() {
                    try (var text = Version.class.getResourceAsStream("version.txt");
                            var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
                        parser.nextToken();
                        return parser.getIntValue();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }
            }
            """;

    private static final String HANDLERS =
            """
            package soak;

            import io.postern.api.context.*;
            import io.postern.api.handler.*;
            import io.postern.api.message.Draft;
            import io.postern.api.setting.Setting;
            import java.time.Duration;
            import java.util.List;
            import java.util.concurrent.atomic.AtomicLong;
            import org.slf4j.*;

            public class Handlers implements HandlerFactory {
                private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);
                static final Setting<String> NOTE =
                        Setting.text("note", "Said in the log.").orElse("none");

                public HandlerKind<?> kind() {
                    return HandlerKind.of("soak", "Stamps messages with its version.", Stamp::new)
                            .settings(NOTE)
                            .function(Function.of("inline", "Stamps.").withoutBlocking(), Stamp::handle)
                            .function(Function.of("lane", "Stamps on a lane."), Stamp::handle);
                }

                static final class Stamp implements AutoCloseable {
                    private final int version = Version.read();
                    private final String note;
                    private final Meters.Counter handled;
                    private final AtomicLong ticks = new AtomicLong();

                    Stamp(HandlerContext context) {
                        note = context.settings().get(NOTE);
                        handled = context.meters().counter("handled", "Messages stamped");
                        context.meters().gauge("ticks", "Ticks of the timer", ticks::get);
                        context.time().every(Duration.ofMillis(20), ticks::incrementAndGet);
                    }

                    List<Draft> handle(Batch batch) throws Exception {
                        LOG.trace("version {} with {}", version, note);
                        handled.add(batch.messages().size());
                        return batch.each(m -> m.with(m.content().with("version", version)));
                    }

                    public void close() {
                        LOG.debug("version {} ends", version);
                    }
                }
            }
            """;

    private static final String QUICK_HANDLERS =
            """
            package soak;

            import io.postern.api.context.Function;
            import io.postern.api.handler.*;

            public class QuickHandlers extends Handlers {
                public HandlerKind<?> kind() {
                    return HandlerKind.of("soak_quick", "Stamps on the thread that brings.", Stamp::new)
                            .settings(NOTE)
                            .function(Function.of("inline", "Stamps.").withoutBlocking(), Stamp::handle);
                }
            }
            """;

    private static final String CARRIERS =
            """
            package soak;

            import io.postern.api.address.*;

            import io.postern.api.carrier.*;

            import io.postern.api.link.*;
            import io.postern.api.setting.*;
            import java.util.EnumSet;

            public class Carriers implements CarrierFactory {
                static final Setting<String> NOTE =
                        Setting.text("note", "Anything.").orElse("none");

                public CarrierKind kind() {
                    return CarrierKind.of("soak", "Counts what it sends, and says so.")
                            .settings(NOTE)
                            .receives(EnumSet.of(Trigger.Kind.ALWAYS), NOTE)
                            .sends(EnumSet.of(Trigger.Kind.ON_MESSAGE), NOTE);
                }

                public CarrierDraft read(Values settings, Findings findings) {
                    return context -> new Tap(context, Version.read());
                }
            }
            """;

    private static final String TAP =
            """
            package soak;

            import io.postern.api.address.*;

            import io.postern.api.carrier.*;

            import io.postern.api.link.*;
            import io.postern.api.context.*;
            import io.postern.api.json.*;
            import io.postern.api.message.Envelope;
            import java.time.Duration;
            import java.util.*;
            import org.slf4j.*;

            public class Tap implements Carrier, ReceivingLink, SendingLink {
                private static final Logger LOG = LoggerFactory.getLogger(Tap.class);
                private final CarrierContext context;
                private final int version;
                private final Meters.Counter sent;
                private volatile List<ReceiveAddress> addresses = List.of();
                private volatile boolean open;
                private Thread thread = new Thread();
                private Optional<Time.Timer> timer = Optional.empty();
                private long n;

                Tap(CarrierContext context, int version) {
                    this.context = context;
                    this.version = version;
                    this.sent = context.meters().counter("sent", "Letters");
                }

                public List<Link> links() {
                    return List.of(this);
                }

                public String name() {
                    return "tap";
                }

                public void listen(List<ReceiveAddress> all) {
                    addresses = all;
                }

                public void receive(ReceiveAddress address) {}

                public void open(LinkWatch watch) {
                    open = true;
                    context.meters().gauge("open", "Whether it is open", () -> open ? 1 : 0);
                    timer = Optional.of(context.time().every(Duration.ofMillis(50), this::pulse));
                    thread = new Thread(this::run, "tap");
                    thread.setContextClassLoader(Tap.class.getClassLoader());
                    thread.start();
                }

                /** A thread of its own brings messages, as a serial port's does. */
                private void run() {
                    while (open) {
                        pulse();
                        java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
                    }
                }

                private synchronized void pulse() {
                    var content = JsonObject.EMPTY.with("n", ++n).with("version", version);
                    context.inbox().accept(Arrival.of(content, "tap"), addresses);
                }

                public LetterWriter writer(SendAddress address) {
                    return message -> Letter.of("tap", address.payload(message));
                }

                public void send(Letter letter, Receipt receipt) {
                    sent.add(1);
                    receipt.settle(Outcome.DELIVERED);
                }

                public int window() {
                    return 10;
                }

                public void close() {
                    open = false;
                    timer.ifPresent(Time.Timer::cancel);
                    try {
                        thread.join();
                    } catch (InterruptedException early) {
                        Thread.currentThread().interrupt();
                    }
                    LOG.debug("version {} ends", version);
                }
            }
            """;

    private static final String TASKS =
            """
            package soak;

            import io.postern.api.context.Function;
            import io.postern.api.task.*;

            public class Tasks implements TaskFactory {
                public TaskKind kind() {
                    return TaskKind.of("soak", "Counts messages.")
                            .function(Function.of("count", "Counts."));
                }

                public Task create(TaskContext context) {
                    var runs = context.meters().counter("runs", "Runs");
                    Version.read();
                    return call -> runs.add(1);
                }
            }
            """;
}
