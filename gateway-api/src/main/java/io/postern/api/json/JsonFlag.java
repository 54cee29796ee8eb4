package io.postern.api.json;

/** {@code true} or {@code false}. */
public record JsonFlag(boolean value) implements Json {

    static final JsonFlag TRUE = new JsonFlag(true);
    static final JsonFlag FALSE = new JsonFlag(false);

    @Override
    public String kind() {
        return "true or false";
    }

    @Override
    public int length() {
        return value ? 4 : 5;
    }

    @Override
    public String toString() {
        return Boolean.toString(value);
    }
}
