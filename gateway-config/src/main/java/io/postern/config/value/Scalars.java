package io.postern.config.value;

import io.postern.api.setting.Nearest;
import io.postern.api.setting.Shape;
import io.postern.config.document.Node.FlagNode;
import io.postern.config.document.Node.NumberNode;
import io.postern.config.problem.Report;
import io.postern.config.text.Text;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads single values: numbers, flags, words, durations and sizes. */
final class Scalars {

    private final Report report;

    Scalars(Report report) {
        this.report = report;
    }

    Optional<Object> text(Shape.Text shape, FoundValue found) {
        var text = found.text().map(value -> value.value());
        if (text.isPresent() && (shape.mayBeEmpty() || !text.get().isEmpty())) {
            return Optional.of(text.get());
        }
        boolean unquoted = found.node() instanceof NumberNode || found.node() instanceof FlagNode;
        return refuse(shape, found, unquoted && !found.spot().hidden() ? "; put it in quotes" : "");
    }

    Optional<Object> whole(Shape.Whole shape, FoundValue found) {
        return digits(found)
                .flatMap(Scalars::number)
                .filter(number -> number == Math.rint(number))
                .filter(number -> number >= shape.least() && number <= shape.most())
                .<Object>map(Double::intValue)
                .map(number -> noted(found, number))
                .or(() -> refuse(shape, found, ""));
    }

    Optional<Object> decimal(Shape.Decimal shape, FoundValue found) {
        return digits(found)
                .flatMap(Scalars::number)
                .filter(number -> number >= shape.least() && number <= shape.most())
                .<Object>map(number -> noted(found, number))
                .or(() -> refuse(shape, found, ""));
    }

    Optional<Object> flag(Shape.Flag shape, FoundValue found) {
        if (found.node() instanceof FlagNode flag) {
            return Optional.of(flag.value());
        }
        return found.loose()
                .filter(Scalars::isFlag)
                .<Object>map(Boolean::valueOf)
                .or(() -> refuse(shape, found, flagInQuotes(found)));
    }

    Optional<Object> choice(Shape.Choice shape, FoundValue found) {
        var text = found.text().map(value -> value.value());
        if (text.isPresent() && shape.words().contains(text.get())) {
            return Optional.of(text.get());
        }
        var foreign = found.loose().flatMap(word -> ignoringCase(word, shape));
        if (foreign.isPresent()) {
            return foreign;
        }
        boolean mayHint = found.isOwnText() && !found.spot().hidden();
        return refuse(shape, found, mayHint ? Nearest.hint(text.orElse(""), shape.words()) : "");
    }

    /** In variables other programs are used to their own capitals. */
    private static Optional<Object> ignoringCase(String word, Shape.Choice shape) {
        return shape.words().stream()
                .filter(one -> one.equalsIgnoreCase(word))
                .<Object>map(one -> one)
                .findFirst();
    }

    Optional<Object> span(Shape.Span shape, FoundValue found) {
        return amount(found)
                .flatMap(Units::duration)
                .<Object>map(duration -> noted(found, duration))
                .or(() -> refuse(shape, found, ""));
    }

    Optional<Object> size(Shape.Size shape, FoundValue found) {
        return amount(found)
                .flatMap(Units::size)
                .<Object>map(size -> noted(found, size))
                .or(() -> refuse(shape, found, ""));
    }

    /** Tells that a value is not what its shape asks for. */
    Optional<Object> refuse(Shape shape, FoundValue found, String remedy) {
        report.problem(
                found.node().place(),
                found.spot().subject()
                        + "expected "
                        + ShapeWords.of(shape)
                        + ", found "
                        + found.shown()
                        + remedy);
        return Optional.empty();
    }

    /** A number of the file, one in quotes, or text that has its unit. */
    private static Optional<String> amount(FoundValue found) {
        return digits(found).map(Scalars::withoutExponent).or(() -> found.text().map(Text::value));
    }

    /** A number of the file, also one in quotes. */
    private static Optional<String> digits(FoundValue found) {
        return found.digits().or(() -> quoted(found));
    }

    private static Optional<String> quoted(FoundValue found) {
        return found.isOwnText()
                ? found.text().map(Text::value).filter(text -> number(text).isPresent())
                : Optional.empty();
    }

    /** Other programs take a number in quotes, so their files have them. */
    private Object noted(FoundValue found, Object value) {
        if (quoted(found).isPresent()) {
            report.note(
                    found.node().place(),
                    found.spot().subject()
                            + "a number in quotes, taken as the number; write it without them");
        }
        return value;
    }

    private static String withoutExponent(String digits) {
        boolean hasExponent = digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0;
        return hasExponent
                ? number(digits)
                        .filter(number -> Math.abs(number) < 1e18)
                        .map(number -> new BigDecimal(number).toPlainString())
                        .orElse(digits)
                : digits;
    }

    private static Optional<Double> number(String digits) {
        try {
            var first = digits.isEmpty() ? ' ' : digits.charAt(digits.length() - 1);
            double number = Double.parseDouble(digits);
            // Java reads "NaN", "Infinity", "1f" and "0x1p3" as numbers too; a file's numbers end
            // in a digit.
            return Double.isFinite(number) && first >= '0' && first <= '9' && !isHex(digits)
                    ? Optional.of(number)
                    : Optional.empty();
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private static boolean isHex(String digits) {
        return digits.indexOf('x') >= 0 || digits.indexOf('X') >= 0;
    }

    private static boolean isFlag(String word) {
        return word.equals("true") || word.equals("false");
    }

    private static String flagInQuotes(FoundValue found) {
        return found.isOwnText() && isFlag(found.text().get().value())
                ? " in quotes; write it without them"
                : "";
    }
}
