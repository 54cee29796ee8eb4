package io.postern.api.json;

/** Text. */
public record JsonText(String value) implements Json {

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public void appendTo(StringBuilder out) {
        JsonWords.appendQuoted(out, value);
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
        var out = new StringBuilder(length());
        appendTo(out);
        return out.toString();
    }
}
