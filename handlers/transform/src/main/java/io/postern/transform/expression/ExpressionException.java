package io.postern.transform.expression;

/** An expression is wrong, or cannot be evaluated with what came. */
public final class ExpressionException extends Exception {

    private static final long serialVersionUID = 1;

    private final int position;
    private final boolean missing;

    private ExpressionException(String message, int position, boolean missing) {
        super(message);
        this.position = position;
        this.missing = missing;
    }

    static ExpressionException at(int position, String message) {
        return new ExpressionException(message, position, false);
    }

    /** It needs something that the message does not have. */
    static ExpressionException missing(int position, String message) {
        return new ExpressionException(message, position, true);
    }

    /** Where in the expression, from 0. */
    public int position() {
        return position;
    }

    public boolean isMissing() {
        return missing;
    }
}
