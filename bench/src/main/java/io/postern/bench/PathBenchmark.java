package io.postern.bench;

import io.postern.api.json.Json;
import io.postern.api.setting.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message from the simulator through a handler that does nothing into a log file, until it is
 * written and acknowledged, beside a bare Jackson parse-and-write of the same payload.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class PathBenchmark {

    private static final int MESSAGES = 10_000;

    /** A gateway that makes and writes messages as fast as it can. */
    @State(Scope.Benchmark)
    public static class Gateway {

        private Path folder;
        private PathRelay relay;

        @Setup(Level.Trial)
        public void start() throws Exception {
            folder = Files.createTempDirectory("bench");
            relay = new PathRelay(folder, simulated(), logged(folder));
        }

        @TearDown(Level.Trial)
        public void stop() throws Exception {
            relay.stop();
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }

        private static Map<String, Object> simulated() {
            var fields = new LinkedHashMap<String, Values>();
            fields.put("sequence", Values.of("sequence", Map.of()));
            fields.put("temperature", Values.of("walk", Map.of("start", 21.5)));
            fields.put("humidity", Values.of("walk", Map.of("start", 55.0)));
            fields.put("station", Values.of("choice", Map.of("values", List.of(Json.of("north")))));
            return Map.of("rate", "max", "receive_maximum", 5_000, "fields", fields);
        }

        private static Map<String, Object> logged(Path folder) {
            return Map.of(
                    "file",
                    folder.resolve("bench.jsonl").toString(),
                    "rotate_size",
                    64L << 20,
                    "keep",
                    1);
        }
    }

    /** The payload as the gateway writes it. */
    @State(Scope.Benchmark)
    public static class Payload {

        private final ObjectMapper mapper = JsonMapper.builder().build();
        private final byte[] bytes =
                ("{\"id\":\"device-1\",\"sequence\":123456,\"temperature\":21.53,"
                                + "\"humidity\":55.21,\"station\":\"north\"}")
                        .getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long simulatorToLog(Gateway gateway) {
        long goal = gateway.relay.acknowledged() + MESSAGES;
        while (gateway.relay.acknowledged() < goal) {
            LockSupport.parkNanos(50_000);
        }
        return goal;
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void bareJackson(Payload payload, Blackhole hole) throws IOException {
        for (int i = 0; i < MESSAGES; i++) {
            hole.consume(payload.mapper.writeValueAsBytes(payload.mapper.readTree(payload.bytes)));
        }
    }
}
