package io.postern.app.serial;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the original publisher sends. */
final class Original {

    private static final Path VECTORS =
            Path.of("../handlers/benchlab/src/test/resources")
                    .resolve("io/postern/benchlab/benchlab-vectors.json");

    private Original() {}

    /** The fields of telemetry, in order. */
    static List<String> telemetry() throws IOException {
        var vectors = (JsonArray) Json.read(Files.readAllBytes(VECTORS));
        var first = (JsonObject) vectors.values().get(0);
        var fields = new ArrayList<>(List.of("timestamp"));
        fields.addAll(((JsonObject) first.field("expected").orElseThrow()).fields().keySet());
        return fields;
    }
}
