package io.postern.api.json;

/** JSON's {@code null}; write {@link Json#NULL}. */
public record JsonNull() implements Json {

    @Override
    public String kind() {
        return "null";
    }

    @Override
    public int length() {
        return 4;
    }

    @Override
    public String toString() {
        return "null";
    }
}
