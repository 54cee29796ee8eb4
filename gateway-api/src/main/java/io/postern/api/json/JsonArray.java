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
    public void appendTo(StringBuilder out) {
        char before = '[';
        for (var value : values) {
            value.appendTo(out.append(before));
            before = ',';
        }
        out.append(values.isEmpty() ? "[]" : "]");
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
        var out = new StringBuilder(length());
        appendTo(out);
        return out.toString();
    }
}
