package io.postern.transform.expression;

/**
 * What one evaluation may take: counted, not timed, so that the same message has the same end on
 * every machine and whatever its clock does.
 */
final class EvaluationLimits {

    private static final int MOST_STEPS = 100_000;
    private static final int MOST_MADE = 1_000_000;
    private static final int DEEPEST = 100;

    private int steps;
    private long made;
    private int depth;

    /** One more piece of work. */
    void step(int position) throws ExpressionException {
        steps(1, position);
    }

    void steps(int more, int position) throws ExpressionException {
        steps += more;
        if (steps > MOST_STEPS) {
            throw ExpressionException.at(
                    position, "expected an end within " + MOST_STEPS + " steps, found none");
        }
    }

    /** So many characters, or elements of lists, are about to be made. */
    void make(long more, int position) throws ExpressionException {
        made += more;
        if (made > MOST_MADE) {
            throw ExpressionException.at(
                    position,
                    "expected no more than " + MOST_MADE + " characters and elements, found more");
        }
    }

    /** A function is entered. */
    void enter(int position) throws ExpressionException {
        if (++depth > DEEPEST) {
            throw ExpressionException.at(
                    position, "expected functions at most " + DEEPEST + " deep, found more");
        }
    }

    void leave() {
        depth--;
    }
}
