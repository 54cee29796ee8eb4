package io.postern.plugin.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.handler.HandlerFactory;
import io.postern.testing.PluginJar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonFactory;

/** What a plugin sees of the gateway's classes, and what of its own. */
class PluginClassesTest {

    private static final String FACTORY =
            """
            package stranger;

            import io.postern.api.handler.*;

            public class Factory implements HandlerFactory {
                public HandlerKind<?> kind() {
                    return HandlerKind.of("mine", %s);
                }
            }
            """;

    private static final String SAY_JACKSON =
            "String.valueOf(new tools.jackson.core.json.JsonFactory().getClass().getClassLoader()"
                    + " == Factory.class.getClassLoader())";

    @TempDir private Path home;
    private TestPlugins plugins;

    @BeforeEach
    void open() throws IOException {
        plugins = TestPlugins.at(home);
    }

    @AfterEach
    void close() throws IOException {
        plugins.close();
    }

    @Test
    void theHostsLibrariesAreNotVisible() throws Exception {
        plugin(SAY_JACKSON).against(jackson()).writeTo(plugins.file("mine.jar"));

        var scan = plugins.scanAndCommit();

        assertThat(scan.news())
                .containsExactly(
                        "plugins/mine.jar: expected every class it needs in its own jars, found no"
                                + " tools.jackson.core.json.JsonFactory; put the library into the"
                                + " plugin's jar, or beside it in a folder plugins/NAME/");
    }

    @Test
    void theHostsOwnClassesAreNotVisible() throws Exception {
        var core = Path.of(codeSource(DroppedPlugins.class).getLocation().toURI());
        plugin("io.postern.plugin.run.DroppedPlugins.class.getName()")
                .against(core)
                .writeTo(plugins.file("mine.jar"));

        var scan = plugins.scanAndCommit();

        assertThat(scan.news())
                .containsExactly(
                        "plugins/mine.jar: expected every class it needs in its own jars, found no"
                                + " io.postern.plugin.run.DroppedPlugins; plugins see only"
                                + " io.postern.api and io.postern.ops of the gateway");
    }

    @Test
    void aShadedLibraryIsThePluginsOwn() throws Exception {
        plugin(SAY_JACKSON).shading(jackson()).writeTo(plugins.file("mine.jar"));

        plugins.scanAndCommit();

        assertThat(description()).isEqualTo("true");
    }

    @Test
    void aLibraryInTheFolderIsThePluginsOwn() throws Exception {
        Files.createDirectory(plugins.file("mine"));
        plugin(SAY_JACKSON).against(jackson()).writeTo(plugins.file("mine/mine.jar"));
        Files.copy(jackson(), plugins.file("mine/a-jackson.jar"));

        plugins.scanAndCommit();

        assertThat(description()).isEqualTo("true");
    }

    @Test
    void anotherVersionOfALibraryDoesNotMeetTheHosts() throws Exception {
        var other = "package tools.jackson.core.json; public class JsonFactory {}";
        plugin(SAY_JACKSON)
                .source("tools.jackson.core.json.JsonFactory", other)
                .writeTo(plugins.file("mine.jar"));

        plugins.scanAndCommit();

        assertThat(description()).isEqualTo("true");
        assertThat(new JsonFactory().getFormatName()).isEqualTo("JSON");
    }

    @Test
    void aCopyOfTheApiInAPluginIsIgnored() throws Exception {
        var path = HandlerFactory.class.getName().replace('.', '/') + ".class";
        try (InputStream bytes = HandlerFactory.class.getClassLoader().getResourceAsStream(path)) {
            plugin("\"Mine.\"")
                    .entry(path, bytes.readAllBytes())
                    .entry("io/postern/api/handler/Handler.class", "broken")
                    .writeTo(plugins.file("mine.jar"));
        }

        var scan = plugins.scanAndCommit();

        assertThat(scan.news()).isEmpty();
        assertThat(description()).isEqualTo("Mine.");
    }

    @Test
    void aPluginLogsThroughTheGateway() throws Exception {
        plugin("org.slf4j.LoggerFactory.getLogger(Factory.class).getClass().getName()")
                .writeTo(plugins.file("mine.jar"));

        plugins.scanAndCommit();

        assertThat(description()).isEqualTo("ch.qos.logback.classic.Logger");
    }

    @Test
    void theJdkIsVisible() throws Exception {
        plugin("java.net.http.HttpClient.class.getName() + java.sql.Types.BIT")
                .writeTo(plugins.file("mine.jar"));

        plugins.scanAndCommit();

        assertThat(description()).isEqualTo("java.net.http.HttpClient-7");
    }

    @Test
    void aPluginFindsItsOwnResources() throws Exception {
        plugin("read()")
                .source("stranger.Factory", FACTORY.formatted("Read.it()"))
                .source(
                        "stranger.Read",
                        """
                        package stranger;

                        class Read {
                            static String it() {
                                try (var in = Read.class.getResourceAsStream("/words.txt")) {
                                    return new String(in.readAllBytes());
                                } catch (java.io.IOException e) {
                                    return e.toString();
                                }
                            }
                        }
                        """)
                .entry("words.txt", "from the jar")
                .writeTo(plugins.file("mine.jar"));

        plugins.scanAndCommit();

        assertThat(description()).isEqualTo("from the jar");
    }

    private String description() {
        return plugins.catalog().handlers().get("mine").kind().description();
    }

    private static PluginJar plugin(String description) {
        return PluginJar.of("mine", "1.0")
                .source("stranger.Factory", FACTORY.formatted(description))
                .service(HandlerFactory.class, "stranger.Factory");
    }

    private static Path jackson() throws Exception {
        return Path.of(codeSource(JsonFactory.class).getLocation().toURI());
    }

    private static CodeSource codeSource(Class<?> type) {
        return type.getProtectionDomain().getCodeSource();
    }
}
