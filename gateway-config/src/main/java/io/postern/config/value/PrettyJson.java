package io.postern.config.value;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import java.util.stream.Collectors;

/** Writes JSON for people: one field a line, short lists on one. */
public final class PrettyJson {

    private static final int LONGEST_LIST = 60;

    private PrettyJson() {}

    /** The text, without a line end after it. */
    public static String of(Json value) {
        return of(value, "");
    }

    private static String of(Json value, String indent) {
        var inner = indent + "  ";
        if (value instanceof JsonObject object && !object.fields().isEmpty()) {
            return object.fields().entrySet().stream()
                    .map(
                            field ->
                                    inner
                                            + Json.of(field.getKey())
                                            + ": "
                                            + of(field.getValue(), inner))
                    .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
        }
        if (value instanceof JsonArray array && !isShort(array)) {
            return array.values().stream()
                    .map(element -> inner + of(element, inner))
                    .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
        }
        return value instanceof JsonArray array
                ? array.values().stream()
                        .map(Json::toString)
                        .collect(Collectors.joining(", ", "[", "]"))
                : value.toString();
    }

    private static boolean isShort(JsonArray array) {
        return array.values().stream()
                        .noneMatch(
                                value -> value instanceof JsonObject || value instanceof JsonArray)
                && array.toString().length() <= LONGEST_LIST;
    }
}
