package io.postern.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.testing.PluginJar;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneTest {

    @TempDir private Path home;
    private final CountDownLatch held = new CountDownLatch(1);

    @Test
    void aThreadStartedUnderAPluginsCallDoesNotKeepThePlugin() throws Exception {
        try (var lane = new ThreadLane("test")) {
            var loader = startFromPlugin(lane);

            await().atMost(Duration.ofSeconds(20)).until(() -> isCollected(loader));

            held.countDown();
        }
    }

    private static boolean isCollected(WeakReference<ClassLoader> loader) {
        System.gc();
        return loader.refersTo(null);
    }

    /** As a plugin's own thread does that brings a message: the lane's thread begins under it. */
    private WeakReference<ClassLoader> startFromPlugin(Lane lane) throws Exception {
        var jar =
                PluginJar.library()
                        .source("stranger.Caller", CALLER)
                        .writeTo(home.resolve("caller.jar"));
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            var caller = loader.loadClass("stranger.Caller").getConstructor().newInstance();
            var before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            call(caller, lane);
            Thread.currentThread().setContextClassLoader(before);
            return new WeakReference<>(loader);
        }
    }

    @SuppressWarnings("unchecked")
    private void call(Object caller, Lane lane) {
        ((BiConsumer<Executor, Runnable>) caller).accept(lane, this::hold);
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aClosedLaneSaysWhatItWillNotDo() {
        var lane = new ThreadLane("test");
        var begun = new CountDownLatch(1);
        lane.execute(
                () -> {
                    begun.countDown();
                    hold();
                });
        Runnable waiting = () -> {};
        await().until(() -> begun.getCount() == 0);
        lane.execute(waiting);

        var left = lane.abandon();

        assertThat(left).containsExactly(waiting);
        assertThat(lane.tryExecute(waiting)).isFalse();
    }

    private static final String CALLER =
            """
            package stranger;

            import java.util.concurrent.Executor;
            import java.util.function.BiConsumer;

            public class Caller implements BiConsumer<Executor, Runnable> {
                public void accept(Executor lane, Runnable job) {
                    lane.execute(job);
                }
            }
            """;
}
