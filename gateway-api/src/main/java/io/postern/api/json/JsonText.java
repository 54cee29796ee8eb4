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
    public String plain() {
        return value;
    }

    @Override
    public String toString() {
        var out = new StringBuilder(value.length() + 2);
        appendTo(out);
        return out.toString();
    }
}
