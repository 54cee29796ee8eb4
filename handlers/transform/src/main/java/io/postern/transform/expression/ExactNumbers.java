package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import io.postern.api.text.Quote;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers of expressions: decimals as on paper, 34 digits of them. */
final class ExactNumbers {

    static final MathContext DIGITS = MathContext.DECIMAL128;

    /** What does not come out even: as much as anybody reads. */
    private static final MathContext SHORT = MathContext.DECIMAL64;

    private static final int FARTHEST = 400;

    private ExactNumbers() {}

    static BigDecimal of(JsonNumber number, int position) throws ExpressionException {
        return within(number.asDecimal(), position);
    }

    /** To write 1e999999999 out would fill the memory. */
    private static BigDecimal within(BigDecimal value, int position) throws ExpressionException {
        if (Math.abs((long) value.scale()) > FARTHEST
                || Math.abs((long) value.precision() - value.scale()) > FARTHEST) {
            throw ExpressionException.at(
                    position,
                    "expected a number of at most "
                            + FARTHEST
                            + " digits on each side of the point, found "
                            + Quote.of(value.toString()));
        }
        return value;
    }

    static Value value(BigDecimal number, int position) throws ExpressionException {
        var within = within(number.round(DIGITS), position);
        return Value.of(Json.of(within.scale() < 0 ? within.setScale(0) : within));
    }

    static BigDecimal divide(BigDecimal value, BigDecimal by, int position)
            throws ExpressionException {
        if (by.signum() == 0) {
            throw ExpressionException.at(position, "expected no division by 0, found one");
        }
        return plain(value.divide(by, SHORT));
    }

    static BigDecimal remainder(BigDecimal value, BigDecimal by, int position)
            throws ExpressionException {
        if (by.signum() == 0) {
            throw ExpressionException.at(position, "expected no division by 0, found one");
        }
        return value.remainder(by);
    }

    static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
