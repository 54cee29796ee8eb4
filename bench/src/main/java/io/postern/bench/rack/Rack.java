package io.postern.bench.rack;

import io.postern.bench.process.Partner;
import io.postern.bench.process.ProcessCommand;
import io.postern.bench.process.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** The devices as the benchmarks see them: plugged in under names of one folder. */
public final class Rack implements AutoCloseable {

    private final Path folder;
    private final int count;
    private final Partner process;

    /** All plugged in. */
    public Rack(Path folder, int count) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.count = count;
        process = new Partner(command(folder, count), folder.resolveSibling("rack.log"));
        for (int device = 0; device < count; device++) {
            plug(device, name(device));
        }
    }

    public int count() {
        return count;
    }

    /** What a device is called where nothing else was said. */
    public static String name(int device) {
        return "benchlab-%03d".formatted(device);
    }

    /** Who a device says it is. */
    public static String uid(int device) {
        return HexFormat.of().withUpperCase().formatHex(new Device(device).uid());
    }

    /** The name of every port that is or will be there, as a glob. */
    public String glob() {
        return folder.resolve("benchlab-*").toString();
    }

    public List<Path> ports() {
        return IntStream.range(0, count).mapToObj(device -> folder.resolve(name(device))).toList();
    }

    public void plug(int device, String name) throws IOException {
        process.ask("plug " + device + " " + name);
    }

    public void pull(int device) throws IOException {
        process.ask("pull " + device);
    }

    /** From now on it hears everything and says nothing. */
    public void mute(int device) throws IOException {
        process.ask("mute " + device);
    }

    /**
     * From now on it answers nothing and sends noise as fast as its port takes it.
     *
     * @param megabytes a second, at most
     */
    public void flood(int device, double megabytes) throws IOException {
        process.ask("flood " + device + " " + megabytes);
    }

    /** Whether the device was polled since it was plugged in; waits for it. */
    public boolean awaitPoll(int device, Duration most) throws IOException {
        return Boolean.parseBoolean(process.ask("await " + device + " " + most.toMillis()));
    }

    /** Whether every device is polled from now on; waits for it. */
    public boolean awaitAll(Duration most) throws IOException {
        var before = polls();
        return Waiting.until(() -> allAbove(before, polls()), most);
    }

    /** Of each device, since the beginning. */
    public long[] polls() throws IOException {
        return numbers("polls");
    }

    public long allPolls() throws IOException {
        return Arrays.stream(polls()).sum();
    }

    /** Bytes of noise that the port took, of each device. */
    public long[] noise() throws IOException {
        return numbers("noise");
    }

    /** When the device was polled since this was asked last, in nanoseconds. */
    public long[] times(int device) throws IOException {
        return numbers("times " + device);
    }

    @Override
    public void close() {
        process.close();
    }

    private long[] numbers(String question) throws IOException {
        return Arrays.stream(process.ask(question).split(" "))
                .filter(number -> !number.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static boolean allAbove(long[] before, long[] now) {
        return IntStream.range(0, now.length).allMatch(device -> now[device] > before[device]);
    }

    private static ProcessCommand command(Path folder, int count) {
        return new ProcessCommand(
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RackProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(count)));
    }
}
