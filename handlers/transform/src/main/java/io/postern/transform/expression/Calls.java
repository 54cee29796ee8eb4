package io.postern.transform.expression;

import java.util.ArrayList;
import java.util.List;

/** Calls of functions, and functions that an expression defines itself. */
final class Calls {

    private Calls() {}

    /** Of one that every expression knows. */
    static ExpressionNode of(KnownFunction function, Token token, List<ExpressionPart> arguments)
            throws ExpressionException {
        int count = arguments.size();
        if (count < function.least() || count > function.most()) {
            throw ExpressionException.at(
                    token.start(),
                    "$" + token.text() + ": expected " + words(function) + ", found " + count);
        }
        return scope -> {
            var values = new ArrayList<Value>(count);
            for (var argument : arguments) {
                var value = argument.value(scope);
                values.add(
                        function.strict() && value.isNothing()
                                ? Value.of(argument.json(scope))
                                : value);
            }
            scope.bounds().step(token.start());
            return function.body()
                    .of(new CallArguments(token.text(), values, scope, token.start()));
        };
    }

    private static String words(KnownFunction function) {
        if (function.most() == 0) {
            return "no arguments";
        }
        var least = function.least() == function.most() ? "" : function.least() + " to ";
        return least + function.most() + (function.most() == 1 ? " argument" : " arguments");
    }

    /** Of one that stands in a variable, or is written in place. */
    static ExpressionNode of(ExpressionPart function, List<ExpressionPart> arguments) {
        return scope -> {
            if (!(function.value(scope) instanceof Value.Code code)) {
                throw ExpressionException.at(
                        function.start(), "expected a function, found " + function.text());
            }
            var values = new ArrayList<Value>();
            for (var argument : arguments) {
                values.add(argument.value(scope));
            }
            return code.callable().call(values, scope, function.start());
        };
    }

    /** What is missing at the end of its arguments is nothing. */
    static Value.Callable lambda(
            List<String> parameters, ExpressionPart body, EvaluationScope born) {
        return (values, caller, position) -> {
            var inside = born.inside();
            for (int i = 0; i < parameters.size(); i++) {
                inside.set(parameters.get(i), i < values.size() ? values.get(i) : Value.NOTHING);
            }
            caller.bounds().step(position);
            caller.bounds().enter(position);
            var made = body.value(inside);
            caller.bounds().leave();
            return made;
        };
    }
}
