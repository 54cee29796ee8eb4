package io.postern.bench;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * A typical payload written by us and by Jackson's generator, both from our values to an array; and
 * read by us, and by Jackson's parser without making values of it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class JsonBenchmark {

    private final JsonFactory jackson =
            JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();
    private final byte[] bytes =
            ("{\"id\":\"08:3A:F2:31:9B:D0\",\"time\":\"2026-03-01T12:00:00.000Z\","
                            + "\"sequence\":123456,\"temperature\":21.53,\"station\":\"north field\"}")
                    .getBytes(StandardCharsets.UTF_8);
    private final JsonObject value = (JsonObject) Json.read(bytes);

    @Benchmark
    public byte[] writeOurs() {
        return value.bytes();
    }

    @Benchmark
    public byte[] writeJackson() {
        try (var out = new ByteArrayBuilder();
                var generator = jackson.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            for (var field : value.fields().entrySet()) {
                generator.writeName(field.getKey());
                write(generator, field.getValue());
            }
            generator.writeEndObject();
            generator.flush();
            return out.toByteArray();
        }
    }

    private static void write(JsonGenerator generator, Json value) {
        if (value instanceof JsonText text) {
            generator.writeString(text.value());
        } else if (value instanceof JsonNumber number) {
            generator.writeNumber(number.digits());
        } else {
            throw new IllegalStateException("expected text or a number, found " + value);
        }
    }

    @Benchmark
    public Json readOurs() {
        return Json.read(bytes);
    }

    @Benchmark
    public int readJackson() {
        int letters = 0;
        try (var parser = jackson.createParser(ObjectReadContext.empty(), bytes)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                letters += parser.getString().length();
            }
        }
        return letters;
    }
}
