package io.postern.transform.compute;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Findings;
import io.postern.api.text.Quote;
import io.postern.transform.expression.Expression;
import io.postern.transform.expression.ExpressionException;
import io.postern.transform.step.Missing;
import io.postern.transform.step.StepException;
import java.util.Optional;

/** An expression as a file has it. */
record WrittenExpression(Optional<Expression> expression, String text) {

    /** What a step makes of what an expression came to. */
    @FunctionalInterface
    interface Use<T> {

        T of(Optional<Json> result) throws StepException;
    }

    /**
     * Tells what is wrong with it.
     *
     * @param setting the key it stands in, as findings name it
     */
    static WrittenExpression read(String text, String setting, Findings findings) {
        try {
            return new WrittenExpression(Optional.of(Expression.of(text)), text);
        } catch (ExpressionException wrong) {
            findings.problem(setting, words(wrong, text));
            return new WrittenExpression(Optional.empty(), text);
        }
    }

    /**
     * Evaluates it with a content.
     *
     * @param skipped the answer where something is missing and the step is to be left out
     */
    <T> T with(JsonObject content, Missing missing, T skipped, Use<T> use) throws StepException {
        try {
            return use.of(expression.orElseThrow().evaluate(content));
        } catch (ExpressionException e) {
            if (!e.isMissing() || missing == Missing.DEAD) {
                throw new StepException(words(e, text));
            }
            return missing == Missing.SKIP ? skipped : use.of(Optional.of(Json.NULL));
        }
    }

    private static String words(ExpressionException e, String text) {
        return e.getMessage() + ", at character " + (e.position() + 1) + " of " + Quote.of(text);
    }
}
