package io.postern.metrics;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;

/** What the process itself uses: memory, threads, classes, file handles. */
public final class ProcessFigures {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private ProcessFigures() {}

    /**
     * @param pluginLoaders how many class loaders of plugins are in use or held
     */
    public static void register(ObjectMeters meters, IntSupplier pluginLoaders) {
        var runtime = Runtime.getRuntime();
        meters.value(
                "jvm.heap.used.bytes",
                "Heap in use, with what the next collection frees",
                () -> runtime.totalMemory() - runtime.freeMemory());
        meters.value(
                "jvm.heap.committed.bytes", "Heap taken from the system", runtime::totalMemory);
        meters.value("jvm.heap.max.bytes", "Heap that may be taken", runtime::maxMemory);
        meters.value(
                "jvm.threads.live",
                "Threads",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        meters.value(
                "jvm.classes.loaded",
                "Loaded classes",
                () -> ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        meters.value(
                "postern.plugin.loaders",
                "Class loaders of plugins in use, and of removed ones that something holds",
                pluginLoaders::getAsInt);
        meters.value(
                "process.start.time.seconds",
                "When the process started, since 1970",
                () -> ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0);
        meters.value("process.open.fds", "Open file handles", ProcessFigures::openFiles);
    }

    /** Not a number where the system does not say. */
    private static double openFiles() {
        try (var handles = Files.list(OPEN_FILES)) {
            return handles.count();
        } catch (IOException unknown) {
            return Double.NaN;
        }
    }
}
