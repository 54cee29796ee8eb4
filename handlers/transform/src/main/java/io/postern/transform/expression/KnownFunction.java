package io.postern.transform.expression;

/**
 * A function that every expression knows.
 *
 * @param least how many arguments it needs
 * @param most how many it takes
 * @param strict whether all of them must be there
 */
record KnownFunction(int least, int most, boolean strict, Body body) {

    /** What it does. */
    @FunctionalInterface
    interface Body {

        Value of(CallArguments arguments) throws ExpressionException;
    }

    /** For where it is handed over by its name. */
    Value.Callable callable(String name) {
        return (values, scope, position) ->
                body.of(
                        new CallArguments(
                                name,
                                values.subList(0, Math.min(values.size(), most)),
                                scope,
                                position));
    }
}
