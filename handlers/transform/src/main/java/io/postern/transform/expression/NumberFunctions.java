package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonException;
import io.postern.api.json.JsonFlag;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;

/** Functions of numbers. */
final class NumberFunctions {

    private static final int MOST_DIGITS = 20;
    private static final int HIGHEST_POWER = 100;

    static final Map<String, KnownFunction> ALL =
            Map.ofEntries(
                    entry("number", 1, 1, NumberFunctions::number),
                    entry("abs", 1, 1, call -> call.made(call.number(0).abs())),
                    entry("floor", 1, 1, call -> rounded(call, 0, RoundingMode.FLOOR)),
                    entry("ceil", 1, 1, call -> rounded(call, 0, RoundingMode.CEILING)),
                    entry("round", 1, 2, NumberFunctions::round),
                    entry("power", 2, 2, NumberFunctions::power),
                    entry("sqrt", 1, 1, NumberFunctions::sqrt),
                    entry("sum", 1, 1, call -> call.made(sum(call))),
                    entry("average", 1, 1, NumberFunctions::average),
                    entry("max", 1, 1, call -> most(call, Comparator.naturalOrder())),
                    entry("min", 1, 1, call -> most(call, Comparator.reverseOrder())));

    private NumberFunctions() {}

    private static Map.Entry<String, KnownFunction> entry(
            String name, int least, int most, KnownFunction.Body body) {
        return Map.entry(name, new KnownFunction(least, most, true, body));
    }

    /** What a text says, or 1 and 0 for true and false. */
    private static Value number(CallArguments call) throws ExpressionException {
        var json = call.json(0);
        if (json instanceof JsonFlag) {
            return Value.of(Json.of(Truth.of(json) ? 1 : 0));
        }
        if (json instanceof JsonText text) {
            try {
                return call.made(
                        ExactNumbers.of(new JsonNumber(text.value().strip()), call.position()));
            } catch (IllegalArgumentException | JsonException other) {
                throw ExpressionException.at(
                        call.position(),
                        "$number: expected the text of a number, found "
                                + ExpressionPart.shown(json));
            }
        }
        return call.made(call.number(0));
    }

    private static Value rounded(CallArguments call, int digits, RoundingMode mode)
            throws ExpressionException {
        return call.made(call.number(0).setScale(digits, mode));
    }

    /** Half goes to the even neighbour, as JSONata has it. */
    private static Value round(CallArguments call) throws ExpressionException {
        int digits = call.has(1) ? call.whole(1, -MOST_DIGITS, MOST_DIGITS) : 0;
        return rounded(call, digits, RoundingMode.HALF_EVEN);
    }

    private static Value power(CallArguments call) throws ExpressionException {
        int exponent = call.whole(1, -HIGHEST_POWER, HIGHEST_POWER);
        var power = call.number(0).pow(Math.abs(exponent), ExactNumbers.DIGITS);
        return call.made(
                exponent < 0 ? ExactNumbers.divide(BigDecimal.ONE, power, call.position()) : power);
    }

    private static Value sqrt(CallArguments call) throws ExpressionException {
        var number = call.number(0);
        if (number.signum() < 0) {
            throw ExpressionException.at(
                    call.position(), "$sqrt: expected a number from 0, found " + number);
        }
        return call.made(ExactNumbers.plain(number.sqrt(MathContext.DECIMAL64)));
    }

    private static BigDecimal sum(CallArguments call) throws ExpressionException {
        var sum = BigDecimal.ZERO;
        for (var number : call.numbers(0)) {
            sum = sum.add(ExactNumbers.of(number, call.position()));
        }
        return sum;
    }

    private static Value average(CallArguments call) throws ExpressionException {
        int count = call.list(0).size();
        return count == 0
                ? Value.NOTHING
                : call.made(
                        ExactNumbers.divide(sum(call), BigDecimal.valueOf(count), call.position()));
    }

    private static Value most(CallArguments call, Comparator<BigDecimal> order)
            throws ExpressionException {
        var best = Value.NOTHING;
        var highest = BigDecimal.ZERO;
        for (var number : call.numbers(0)) {
            var value = ExactNumbers.of(number, call.position());
            if (best.isNothing() || order.compare(value, highest) > 0) {
                best = Value.of(number);
                highest = value;
            }
        }
        return best;
    }
}
