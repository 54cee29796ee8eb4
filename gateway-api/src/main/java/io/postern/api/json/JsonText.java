package io.postern.api.json;

/** Text. */
public record JsonText(String value) implements Json {

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public int length() {
        return value.length() + 2;
    }

    @Override
    public String plain() {
        return value;
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }
}
