package io.postern.api.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An object: fields in the order they were written. Two objects are equal when they have the same
 * fields with equal values, in whatever order.
 */
public final class JsonObject implements Json {

    public static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, Json> fields;

    /** The same for everybody else. To go through it makes an object for each field. */
    private final Map<String, Json> unmodifiable;

    private JsonObject(Map<String, Json> fields) {
        this.fields = fields;
        this.unmodifiable = Collections.unmodifiableMap(fields);
    }

    /** Takes a copy of the map, in its order. */
    public static JsonObject of(Map<String, Json> fields) {
        return new JsonObject(new LinkedHashMap<>(fields));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with this object's fields. */
    public Builder edit() {
        var builder = new Builder();
        builder.fields.putAll(fields);
        return builder;
    }

    /** This object with one field set: in its old place where there was one, at the end else. */
    public JsonObject with(String name, Json value) {
        return edit().put(name, value).build();
    }

    public JsonObject with(String name, String value) {
        return with(name, Json.of(value));
    }

    public JsonObject with(String name, long value) {
        return with(name, Json.of(value));
    }

    public JsonObject with(String name, double value) {
        return with(name, Json.of(value));
    }

    public JsonObject with(String name, boolean value) {
        return with(name, Json.of(value));
    }

    public JsonObject without(String name) {
        return fields.containsKey(name) ? edit().remove(name).build() : this;
    }

    public Map<String, Json> fields() {
        return unmodifiable;
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public Optional<Json> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** What stands at a path through objects, such as {@code a.b}. */
    public Optional<Json> at(String path) {
        Json here = this;
        for (int from = 0, end; from <= path.length(); from = end + 1) {
            int point = path.indexOf('.', from);
            end = point < 0 ? path.length() : point;
            if (!(here instanceof JsonObject object) || !object.has(path.substring(from, end))) {
                return Optional.empty();
            }
            here = object.fields.get(path.substring(from, end));
        }
        return Optional.of(here);
    }

    /** The object of a field; empty when it is missing or none. */
    public Optional<JsonObject> object(String name) {
        return fields.get(name) instanceof JsonObject object
                ? Optional.of(object)
                : Optional.empty();
    }

    /** The elements of a list; empty when it is missing or none. */
    public Optional<List<Json>> list(String name) {
        return fields.get(name) instanceof JsonArray list
                ? Optional.of(list.values())
                : Optional.empty();
    }

    /** The text of a field; empty when it is missing or not text. */
    public Optional<String> text(String name) {
        return fields.get(name) instanceof JsonText text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** The number of a field; empty when it is missing or not a number. */
    public OptionalDouble number(String name) {
        return fields.get(name) instanceof JsonNumber number
                ? OptionalDouble.of(number.asDouble())
                : OptionalDouble.empty();
    }

    @Override
    public String kind() {
        return "object";
    }

    @Override
    public int length() {
        int length = fields.isEmpty() ? 2 : 1;
        for (var field : fields.entrySet()) {
            length += field.getKey().length() + 4 + field.getValue().length();
        }
        return length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && fields.equals(object.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }

    /** Collects fields; one owner, not for sharing. */
    public static final class Builder {

        private Map<String, Json> fields = new LinkedHashMap<>();
        private boolean handedOver;

        private Builder() {}

        public Builder put(String name, Json value) {
            own().put(name, value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, long value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, double value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, Json.of(value));
        }

        /** Whether the field is there already. */
        public boolean has(String name) {
            return own().containsKey(name);
        }

        public Builder remove(String name) {
            own().remove(name);
            return this;
        }

        /** Hands the fields over; the builder is empty afterwards. */
        public JsonObject build() {
            var built = new JsonObject(own());
            handedOver = true;
            return built;
        }

        private Map<String, Json> own() {
            if (handedOver) {
                fields = new LinkedHashMap<>();
                handedOver = false;
            }
            return fields;
        }
    }
}
