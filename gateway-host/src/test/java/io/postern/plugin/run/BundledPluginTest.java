package io.postern.plugin.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.PluginJar;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins of the class path: here a loader with real jars stands for the application's. */
class BundledPluginTest {

    @TempDir private Path home;
    private URLClassLoader classPath = new URLClassLoader(new URL[0]);

    @AfterEach
    void close() throws IOException {
        classPath.close();
    }

    @Test
    void runsFromTheClassPathWithoutALoaderOfItsOwn() throws IOException {
        bundle(jar("thermo", "0.1.0"));

        try (var plugins = TestPlugins.at(home, classPath)) {
            plugins.scanAndCommit();

            var offer = plugins.catalog().handlers().get("thermo");
            assertThat(offer.factory().getClass().getClassLoader()).isSameAs(classPath);
            assertThat(plugins.livingLoaders()).isZero();
            assertThat(plugins.reports())
                    .extracting(each -> each.id() + " " + each.version() + " " + each.file())
                    .containsExactly("thermo 0.1.0 thermo-0.1.0.jar (bundled)");
        }
    }

    @Test
    void aDroppedJarOfTheSameIdWinsUntilItIsRemoved() throws IOException {
        bundle(jar("thermo", "0.1.0"));
        try (var plugins = TestPlugins.at(home, classPath)) {
            plugins.scanAndCommit();
            PluginJar.of("thermo", "2.0").handler("thermo").writeTo(plugins.file("mine.jar"));

            var dropped = plugins.settle();
            Files.delete(plugins.file("mine.jar"));
            var removed = plugins.settle();

            assertThat(dropped.changes())
                    .hasToString("[plugin thermo replaced by version 2.0 from plugins/mine.jar]");
            assertThat(removed.changes())
                    .hasToString(
                            "[plugin thermo replaced by version 0.1.0 from thermo-0.1.0.jar"
                                    + " (bundled)]");
        }
    }

    @Test
    void aDroppedJarWinsAtTheStart() throws IOException {
        bundle(jar("thermo", "0.1.0"));
        try (var plugins = TestPlugins.at(home, classPath)) {
            PluginJar.of("thermo", "2.0").handler("thermo").writeTo(plugins.file("mine.jar"));

            var scan = plugins.scanAndCommit();

            assertThat(scan.changes())
                    .hasToString("[plugin thermo 2.0 loaded from plugins/mine.jar]");
        }
    }

    @Test
    void theBundledOneRunsWhereTheDroppedOneFails() throws IOException {
        bundle(jar("thermo", "0.1.0"));
        try (var plugins = TestPlugins.at(home, classPath)) {
            PluginJar.of("thermo", "2.0").writeTo(plugins.file("mine.jar"));

            var scan = plugins.scanAndCommit();

            assertThat(scan.catalog().handlers()).containsOnlyKeys("thermo");
            assertThat(scan.news())
                    .containsExactly(
                            "plugins/mine.jar: expected a jar that offers something, found no class"
                                    + " named in META-INF/services/ for a CarrierFactory,"
                                    + " HandlerFactory, TaskFactory or OperatorFactory; version"
                                    + " 0.1.0 goes on");
        }
    }

    @Test
    void aStrangersJarCannotTakeABundledSource() throws IOException {
        bundle(jar("thermo", "0.1.0"));
        try (var plugins = TestPlugins.at(home, classPath)) {
            PluginJar.of("a", "1.0").handler("thermo").writeTo(plugins.file("a.jar"));

            var scan = plugins.scanAndCommit();

            assertThat(scan.news())
                    .containsExactly(
                            "plugins/a.jar: expected a free source, found handler \"thermo\" taken"
                                    + " by plugin thermo from thermo-0.1.0.jar (bundled); remove"
                                    + " one of them");
        }
    }

    @Test
    void aBundledOneThatCannotBeReplacedWaitsForTheNextStart() throws IOException {
        var fixed =
                PluginJar.of("thermo", "0.1.0")
                        .manifest("Postern-Replace", "restart")
                        .handler("thermo");
        bundle(fixed.writeTo(home.resolve("thermo-0.1.0.jar")));
        try (var plugins = TestPlugins.at(home, classPath)) {
            plugins.scanAndCommit();
            PluginJar.of("thermo", "2.0").handler("thermo").writeTo(plugins.file("mine.jar"));

            var dropped = plugins.settle();
            plugins.reopen();
            var restarted = plugins.scanAndCommit();

            assertThat(dropped.news())
                    .containsExactly(
                            "plugins/mine.jar: version 2.0 of thermo takes effect at the next"
                                    + " start: it cannot be replaced while it runs; version 0.1.0"
                                    + " goes on");
            assertThat(restarted.changes())
                    .hasToString("[plugin thermo 2.0 loaded from plugins/mine.jar]");
        }
    }

    @Test
    void aClassFolderIsKnownByItsFirstSource() throws IOException {
        bundle(unpack(jar("thermo", "0.1.0"), home.resolve("classes")));

        try (var plugins = TestPlugins.at(home, classPath)) {
            plugins.scanAndCommit();

            assertThat(plugins.reports())
                    .extracting(each -> each.id() + " " + each.version() + " " + each.file())
                    .containsExactly("thermo development classes (bundled)");
        }
    }

    @Test
    void oneThatFailsCostsOnlyItself() throws IOException {
        var bad =
                PluginJar.of("bad", "0.1.0")
                        .service(io.postern.api.task.TaskFactory.class, "no.Such");
        bundle(jar("thermo", "0.1.0"), bad.writeTo(home.resolve("bad-0.1.0.jar")));

        try (var plugins = TestPlugins.at(home, classPath)) {
            var scan = plugins.scanAndCommit();

            assertThat(scan.catalog().handlers()).containsOnlyKeys("thermo");
            assertThat(scan.news())
                    .containsExactly(
                            "bad-0.1.0.jar (bundled): expected the class no.Such that its"
                                    + " META-INF/services/io.postern.api.task.TaskFactory names,"
                                    + " found none");
        }
    }

    private Path jar(String id, String version) {
        return PluginJar.of(id, version)
                .handler(id)
                .writeTo(home.resolve(id + "-" + version + ".jar"));
    }

    private void bundle(Path... jars) throws IOException {
        var urls = new URL[jars.length];
        for (int at = 0; at < jars.length; at++) {
            urls[at] = jars[at].toUri().toURL();
        }
        classPath = new URLClassLoader(urls, getClass().getClassLoader());
    }

    private static Path unpack(Path file, Path folder) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            for (var entry : jar.stream().toList()) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    var target = folder.resolve(entry.getName());
                    Files.createDirectories(target.getParent());
                    Files.copy(jar.getInputStream(entry), target);
                }
            }
        }
        return folder;
    }
}
