package io.postern.config.problem;

/**
 * The text of a file, kept to show lines of it.
 *
 * @param name what people see, such as {@code configs/addresses/x.json}
 */
public record SourceFile(String name, String text) {

    /** A line by its number from 1, without its end; empty where there is none. */
    public String line(int number) {
        return number < 1 ? "" : text.lines().skip(number - 1L).findFirst().orElse("");
    }

    /** The place of a character of the text by its offset, or of the end. */
    public Place place(int offset) {
        int line = 1;
        int start = 0;
        for (int at = 0; at < offset; at++) {
            char c = text.charAt(at);
            boolean endsLine = c == '\n' || c == '\r' && !text.startsWith("\n", at + 1);
            if (endsLine) {
                line++;
                start = at + 1;
            }
        }
        return new Place(this, line, text.codePointCount(start, offset) + 1);
    }

    /** The words for it when no value stands in it. */
    public String emptiness() {
        return text.isBlank() ? "an empty file" : "only comments";
    }

    @Override
    public String toString() {
        return name;
    }
}
