package io.postern.api.json;

import java.util.List;

/** A list of values. */
public record JsonArray(List<Json> values) implements Json {

    public JsonArray {
        values = List.copyOf(values);
    }

    @Override
    public String kind() {
        return "list";
    }

    @Override
    public int length() {
        int length = values.isEmpty() ? 2 : 1;
        for (var value : values) {
            length += value.length() + 1;
        }
        return length;
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }
}
