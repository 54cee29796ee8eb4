package io.postern.transform.expression;

/**
 * A word of an expression.
 *
 * @param text what it says: of a name, a variable without its {@code $}, a text without its quotes
 * @param start where it begins
 * @param end where it has ended
 */
record Token(Kind kind, String text, int start, int end) {

    /** What words there are. */
    enum Kind {
        NAME,
        VARIABLE,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String sign) {
        return text.equals(sign) && (kind == Kind.SIGN || kind == Kind.NAME);
    }

    /** As it is shown to people. */
    String shown() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
