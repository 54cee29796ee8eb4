package io.postern.transform.number;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import io.postern.api.text.Quote;
import io.postern.transform.step.EachField;
import io.postern.transform.step.StepException;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;

/** Calculates with the numbers of messages as with those on paper. */
final class DecimalEdits {

    /** Far beyond what anything measures; to write 1e999999999 out would fill the memory. */
    private static final int MOST_DIGITS = 400;

    private DecimalEdits() {}

    static EachField.Edit edit(UnaryOperator<BigDecimal> formula) {
        return value -> Json.of(formula.apply(of(value)));
    }

    /** What a file says: without zeros at its end, which would be digits of every result. */
    static BigDecimal of(double written) {
        return plain(BigDecimal.valueOf(written));
    }

    /** Without zeros behind the point. */
    static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal of(Json value) throws StepException {
        if (!(value instanceof JsonNumber number)) {
            throw new StepException(
                    "expected a number, found " + value.kind() + " " + Quote.of(value.plain()));
        }
        var decimal = number.asDecimal();
        if (Math.abs((long) decimal.precision() - decimal.scale()) > MOST_DIGITS
                || Math.abs((long) decimal.scale()) > MOST_DIGITS) {
            throw new StepException(
                    "expected a number of at most "
                            + MOST_DIGITS
                            + " digits on each side of the point, found "
                            + Quote.of(number.digits()));
        }
        return decimal;
    }
}
