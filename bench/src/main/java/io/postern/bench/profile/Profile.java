package io.postern.bench.profile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Where the time goes, as a flight recording saw it. */
final class Profile {

    private static final int LINES = 40;
    private static final List<String> WAITING =
            List.of(
                    ".accept0",
                    ".wait",
                    ".poll",
                    ".accept",
                    ".select",
                    ".epollWait",
                    ".read0",
                    ".readBytes");
    private static final String OURS = "io.postern.";

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");

    private final Map<String, Long> running = new HashMap<>();
    private final Map<String, Long> part = new HashMap<>();
    private final Map<String, Long> under = new HashMap<>();
    private final Map<String, Long> calls = new HashMap<>();
    private final Map<String, Long> natives = new HashMap<>();
    private final Map<String, Long> threads = new HashMap<>();
    private final Map<String, Long> allocated = new HashMap<>();
    private final Map<String, Long> allocating = new HashMap<>();

    private long collections;
    private Duration pauses = Duration.ZERO;

    Profile(Path file) throws IOException {
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                take(recording.readEvent());
            }
        }
    }

    void print(PrintStream out) {
        print(out, "by part: whose code ran, or had called the JDK's", part);
        print(out, "running", running);
        print(out, "running or waiting for what it called", under, sum(running));
        print(out, "the nearest method of ours, and what it had called", calls);
        print(out, "in native code, waiting left out", natives);
        print(out, "by thread", threads);
        print(out, "bytes allocated, by class", allocated);
        print(out, "bytes allocated, by method", allocating);
        out.printf("%n%,d garbage collections, %,d ms%n", collections, pauses.toMillis());
    }

    private void take(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> java(event);
            case "jdk.NativeMethodSample" -> nativeCode(event);
            case "jdk.ObjectAllocationSample" -> allocation(event);
            case "jdk.GarbageCollection" -> {
                collections++;
                pauses = pauses.plus(event.getDuration("sumOfPauses"));
            }
            default -> {
                // the rest of the recording is for whoever opens it
            }
        }
    }

    private void java(RecordedEvent event) {
        var frames = frames(event);
        if (frames.isEmpty()) {
            return;
        }
        var thread = event.getThread("sampledThread");
        count(threads, thread == null ? "unknown" : thread.getJavaName(), 1);
        count(running, name(frames.get(0).getMethod()), 1);
        count(part, part(frames), 1);
        inclusive(frames);
        count(calls, call(frames), 1);
    }

    private void nativeCode(RecordedEvent event) {
        var frames = frames(event);
        if (frames.isEmpty()) {
            return;
        }
        var name = name(frames.get(0).getMethod());
        if (WAITING.stream().noneMatch(name::endsWith)) {
            count(natives, name, 1);
        }
    }

    private void allocation(RecordedEvent event) {
        long weight = event.getLong("weight");
        count(allocated, event.getClass("objectClass").getName(), weight);
        var frames = frames(event);
        if (!frames.isEmpty()) {
            count(allocating, name(frames.get(0).getMethod()), weight);
        }
    }

    private void inclusive(List<RecordedFrame> frames) {
        var once = new HashSet<String>();
        frames.forEach(frame -> once.add(name(frame.getMethod())));
        once.stream()
                .filter(name -> name.startsWith(OURS) && !name.contains("$$Lambda"))
                .forEach(name -> count(under, name, 1));
    }

    private static List<RecordedFrame> frames(RecordedEvent event) {
        var stack = event.getStackTrace();
        return stack == null ? List.of() : stack.getFrames();
    }

    private static String name(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }

    private static String call(List<RecordedFrame> frames) {
        var part = part(frames);
        var ours =
                frames.stream()
                        .map(frame -> name(frame.getMethod()))
                        .filter(name -> name.startsWith(OURS) && !name.contains("$$Lambda"))
                        .findFirst()
                        .orElse("none");
        return part.startsWith(OURS) ? ours : ours + " -> " + part;
    }

    /** The first three levels of the package: {@code io.postern.office}. */
    private static String part(List<RecordedFrame> frames) {
        var name =
                frames.stream()
                        .map(frame -> frame.getMethod().getType().getName())
                        .filter(type -> JDK.stream().noneMatch(type::startsWith))
                        .findFirst()
                        .orElse("the JDK itself");
        var levels = List.of(name.split("\\."));
        return String.join(".", levels.subList(0, Math.max(1, Math.min(3, levels.size() - 1))));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void count(Map<String, Long> counts, String key, long by) {
        counts.merge(key, by, Long::sum);
    }

    private static void print(PrintStream out, String title, Map<String, Long> counts) {
        print(out, title, counts, sum(counts));
    }

    private static void print(PrintStream out, String title, Map<String, Long> counts, long total) {
        out.printf("%n%s (%,d)%n", title, total);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(LINES)
                .forEach(
                        one ->
                                out.printf(
                                        "%6.1f %%  %s%n",
                                        100.0 * one.getValue() / total, one.getKey()));
    }
}
