package io.postern.plugin.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.postern.api.testing.TestEnvelope;
import io.postern.plugin.ExamplePlugin;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests that an example brings along, compiled as its author would. */
final class OwnTests {

    private OwnTests() {}

    static TestExecutionSummary of(ExamplePlugin example, Path folder) throws Exception {
        var jar =
                example.withTests(
                                home(TestEnvelope.class), home(Test.class), home(Assertions.class))
                        .writeTo(folder.resolve("tests.jar"));
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return run(example.testNames().stream().map(name -> selected(loader, name)).toList());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static TestExecutionSummary run(List<DiscoverySelector> tests) {
        var request = LauncherDiscoveryRequestBuilder.request().selectors(tests).build();
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        return summary.getSummary();
    }

    private static DiscoverySelector selected(ClassLoader loader, String name) {
        try {
            return selectClass(loader.loadClass(name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path home(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
