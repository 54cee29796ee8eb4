package io.postern.bench.gateway;

import io.postern.bench.process.Child;
import io.postern.bench.process.Footprint;
import io.postern.bench.process.ProcessCommand;
import io.postern.testing.net.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The distribution as it ships, started by its launcher. */
public final class BenchGateway implements AutoCloseable {

    private static final int LAST_LINES = 30;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Child child;

    /**
     * @param folder for its data and its log
     */
    public BenchGateway(Path distribution, GatewaySetup setup, Path folder) throws IOException {
        this(distribution, setup, folder, List.of());
    }

    /**
     * @param javaOptions beside those of the launcher
     */
    public BenchGateway(
            Path distribution, GatewaySetup setup, Path folder, List<String> javaOptions)
            throws IOException {
        this(distribution, setup, folder, folder, javaOptions);
    }

    /**
     * @param log where its log goes
     */
    public BenchGateway(Path distribution, GatewaySetup setup, Path folder, Path log)
            throws IOException {
        this(distribution, setup, folder, log, List.of());
    }

    private BenchGateway(
            Path distribution, GatewaySetup setup, Path folder, Path log, List<String> javaOptions)
            throws IOException {
        port = FreePorts.next();
        Files.createDirectories(folder);
        child =
                new Child(
                        new ProcessCommand(
                                List.of(
                                        distribution.resolve("bin/postern").toString(),
                                        "run",
                                        "--configs",
                                        setup.configs().toString(),
                                        "--plugins",
                                        distribution.resolve("plugins").toString(),
                                        "--data",
                                        folder.resolve("data").toString(),
                                        "--http",
                                        "127.0.0.1:" + port),
                                Map.of("POSTERN_JAVA_OPTS", String.join(" ", javaOptions))),
                        log.resolve("postern.log"));
    }

    public Footprint footprint() throws IOException {
        return Footprint.of(child.pid());
    }

    /** Bytes of the objects that are in use, after a full collection; 0 without {@code jcmd}. */
    public long liveBytes() throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd");
        if (!Files.isExecutable(jcmd)) {
            return 0;
        }
        var process =
                new ProcessBuilder(
                                jcmd.toString(), String.valueOf(child.pid()), "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        try (var lines = process.inputReader()) {
            return lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.trim().split("\\s+")[2]))
                    .findFirst()
                    .orElse(0);
        }
    }

    public Metrics metrics() throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"));
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            return new Metrics(answer.body().toList());
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
            throw new IOException(early);
        }
    }

    /** Whether its log has these words. */
    public boolean said(String words) throws IOException {
        return child.output().contains(words);
    }

    /** The end of what it said, for when something is wrong. */
    public String lastWords() throws IOException {
        var lines = child.output().lines().toList();
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** What it has written to disks so far. */
    public long writtenBytes() throws IOException {
        return child.writtenBytes();
    }

    /** All of it stands still when this returns. */
    public void freeze() throws IOException {
        child.freeze();
    }

    /** As a power cut would, but for the disk. */
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
