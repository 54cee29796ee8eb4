package io.postern.plugin.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.handler.Batch;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.config.catalog.Catalog;
import io.postern.testing.PluginJar;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonFactory;

/** A plain Java plugin with its own library, replaced again and again, leaves nothing behind. */
class HotReplaceTest {

    private static final int CYCLES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path home;

    @Test
    void leavesNoClassLoaderBehind() throws Exception {
        var jar = plugin().compiled();
        try (var plugins = TestPlugins.at(home)) {
            plugins.scanAndCommit();
            cycle(plugins, jar, 0);
            await().atMost(PATIENCE).until(() -> collected(plugins) == 1);
            int classes = loadedClasses();

            for (int count = 1; count <= CYCLES; count++) {
                cycle(plugins, jar, count);
            }

            await().atMost(PATIENCE).until(() -> collected(plugins) == 1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(loadedClasses()).isLessThan(classes + 100));
            assertThat(plugins.copies()).hasSize(1);
        }
    }

    @Test
    void countsOneThatIsOnlyNotCollectedYetNoMore() throws Exception {
        var jar = plugin().compiled();
        try (var plugins = TestPlugins.at(home)) {
            plugins.scanAndCommit();
            for (int count = 0; count < 5; count++) {
                cycle(plugins, jar, count);

                assertThat(plugins.livingLoaders()).isEqualTo(1);
            }
        }
    }

    @Test
    void countsOneThatIsHeldAlthoughItIsClosed() throws Exception {
        var jar = plugin().compiled();
        try (var plugins = TestPlugins.at(home)) {
            plugins.scanAndCommit();
            cycle(plugins, jar, 0);
            var held = plugins.catalog().handlers().get("plain").factory();
            cycle(plugins, jar, 1);

            await().atMost(PATIENCE).until(() -> collected(plugins) == 2);

            assertThat(held.kind().source()).isEqualTo("plain");
        }
    }

    private static void cycle(TestPlugins plugins, PluginJar jar, int count) throws Exception {
        jar.entry("count.txt", "" + count).writeTo(plugins.file("plain.jar"));

        var scan = plugins.settle();

        assertThat(scan.changes()).hasSize(1);
        use(plugins.catalog());
    }

    /** Makes what it offers, lets it work, and closes it, as the gateway does. */
    private static void use(Catalog catalog) throws Exception {
        var handlers = catalog.handlers().get("plain").kind();
        try (var handler = handlers.create(blank(HandlerContext.class))) {
            assertThat(handler.handle("use", new Batch("t", List.of(), Values.NONE))).isEmpty();
        }
        var carriers = catalog.carriers().get("plain").factory();
        try (var carrier =
                carriers.read(Values.NONE, Findings.UNHEARD).create(blank(CarrierContext.class))) {
            assertThat(carrier.links()).isEmpty();
        }
    }

    /** What is only not collected yet does not count; so it is collected, often enough to count. */
    private static int collected(TestPlugins plugins) {
        for (int times = 0; times < 3; times++) {
            System.gc();
        }
        return plugins.livingLoaders();
    }

    private static int loadedClasses() {
        System.gc();
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    /** A context that this plugin does not look into. */
    private static <C> C blank(Class<C> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            throw new UnsupportedOperationException(method.getName());
                        }));
    }

    private static PluginJar plugin() throws Exception {
        var jackson =
                Path.of(
                        JsonFactory.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        return PluginJar.of("plain", "1.0")
                .source("plain.Handlers", HANDLERS)
                .source("plain.Carriers", CARRIERS)
                .service(HandlerFactory.class, "plain.Handlers")
                .service(CarrierFactory.class, "plain.Carriers")
                .shading(jackson);
    }

    private static final String HANDLERS =
            """
            package plain;

            import io.postern.api.context.Function;
            import io.postern.api.handler.*;
            import io.postern.api.message.Draft;
            import java.util.List;
            import org.slf4j.*;
            import tools.jackson.core.*;
            import tools.jackson.core.json.JsonFactory;

            public class Handlers implements HandlerFactory {
                private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);
                private static final ThreadLocal<Object> LAST = new ThreadLocal<>();

                public HandlerKind<?> kind() {
                    return HandlerKind.of("plain", "Uses a library of its own.")
                            .function(Function.of("use", "Uses it."), Handlers::use);
                }

                private static List<Draft> use(HandlerContext context, Batch batch) throws Exception {
                    var json = new JsonFactory();
                    try (var parser = json.createParser(ObjectReadContext.empty(), "[1]")) {
                        parser.nextToken();
                        LOG.trace("read {}", parser.nextToken());
                    }
                    LAST.set("text of the JDK's own");
                    return List.<Draft>of();
                }
            }
            """;

    private static final String CARRIERS =
            """
            package plain;

            import io.postern.api.address.*;

            import io.postern.api.carrier.*;

            import io.postern.api.link.*;
            import io.postern.api.setting.*;
            import java.util.List;

            public class Carriers implements CarrierFactory {
                public CarrierKind kind() {
                    return CarrierKind.of("plain", "Does nothing.");
                }

                public CarrierDraft read(Values settings, Findings findings) {
                    return context -> () -> List.<Link>of();
                }
            }
            """;
}
