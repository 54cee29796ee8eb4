package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;

/** What stands between two values, and how tightly it binds them. */
record BinaryOperator(
        int binding, BiFunction<ExpressionPart, ExpressionPart, ExpressionNode> meaning) {

    private static final Map<String, BinaryOperator> BY_SIGN =
            Map.ofEntries(
                    calculating("*", 60, (a, b, at) -> a.multiply(b)),
                    calculating("/", 60, ExactNumbers::divide),
                    calculating("%", 60, ExactNumbers::remainder),
                    calculating("+", 50, (a, b, at) -> a.add(b)),
                    calculating("-", 50, (a, b, at) -> a.subtract(b)),
                    comparing("<", order -> order < 0),
                    comparing("<=", order -> order <= 0),
                    comparing(">", order -> order > 0),
                    comparing(">=", order -> order >= 0),
                    sign("=", 40, (left, right) -> answer(left, right, Truth::same)),
                    sign(
                            "!=",
                            40,
                            (left, right) -> answer(left, right, (a, b) -> !Truth.same(a, b))),
                    sign("in", 40, (left, right) -> answer(left, right, BinaryOperator::isIn)),
                    sign("and", 30, BinaryOperator::both),
                    sign("or", 25, BinaryOperator::either),
                    sign("&", 50, BinaryOperator::joined),
                    sign("??", 20, BinaryOperator::instead));

    /** What two numbers come to. */
    private interface Formula {

        BigDecimal of(BigDecimal left, BigDecimal right, int position) throws ExpressionException;
    }

    static Optional<BinaryOperator> of(String sign) {
        return Optional.ofNullable(BY_SIGN.get(sign));
    }

    private static Map.Entry<String, BinaryOperator> sign(
            String sign,
            int binding,
            BiFunction<ExpressionPart, ExpressionPart, ExpressionNode> meaning) {
        return Map.entry(sign, new BinaryOperator(binding, meaning));
    }

    private static Map.Entry<String, BinaryOperator> calculating(
            String sign, int binding, Formula formula) {
        return sign(
                sign,
                binding,
                (left, right) ->
                        scope -> {
                            scope.bounds().step(right.start());
                            var made =
                                    formula.of(
                                            left.number(scope), right.number(scope), right.start());
                            return ExactNumbers.value(made, left.start());
                        });
    }

    private static Map.Entry<String, BinaryOperator> comparing(String sign, IntPredicate wanted) {
        return sign(
                sign,
                40,
                (left, right) -> scope -> flag(wanted.test(Truth.compare(left, right, scope))));
    }

    private static ExpressionNode answer(
            ExpressionPart left, ExpressionPart right, BiFunction<Json, Json, Boolean> question) {
        return scope -> {
            scope.bounds().step(right.start());
            return flag(question.apply(left.json(scope), right.json(scope)));
        };
    }

    private static boolean isIn(Json one, Json all) {
        return all instanceof JsonArray list
                ? list.values().stream().anyMatch(each -> Truth.same(one, each))
                : Truth.same(one, all);
    }

    private static ExpressionNode both(ExpressionPart left, ExpressionPart right) {
        return scope -> flag(Truth.of(left.json(scope)) && Truth.of(right.json(scope)));
    }

    private static ExpressionNode either(ExpressionPart left, ExpressionPart right) {
        return scope -> flag(Truth.of(left.json(scope)) || Truth.of(right.json(scope)));
    }

    private static ExpressionNode joined(ExpressionPart left, ExpressionPart right) {
        return scope -> {
            var one = left.json(scope).plain();
            var other = right.json(scope).plain();
            scope.bounds().make((long) one.length() + other.length(), right.start());
            return Value.of(Json.of(one + other));
        };
    }

    /** The right one where the left one is not there, or null. */
    private static ExpressionNode instead(ExpressionPart left, ExpressionPart right) {
        return scope -> {
            var one = left.value(scope);
            boolean isThere = !one.isNothing() && !one.equals(Value.of(Json.NULL));
            return isThere ? one : right.value(scope);
        };
    }

    static Value flag(boolean is) {
        return Value.of(Json.of(is));
    }
}
