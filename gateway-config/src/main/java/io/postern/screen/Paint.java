package io.postern.screen;

/** Colours, or none. */
public record Paint(boolean colour) {

    /** For whatever is no terminal. */
    public static final Paint NONE = new Paint(false);

    public String heading(String text) {
        return painted("1", text);
    }

    public String good(String text) {
        return painted("32", text);
    }

    public String doubtful(String text) {
        return painted("33", text);
    }

    public String bad(String text) {
        return painted("31", text);
    }

    public String faint(String text) {
        return painted("2", text);
    }

    private String painted(String how, String text) {
        return colour && !text.isBlank() ? "\033[" + how + "m" + text + "\033[0m" : text;
    }
}
